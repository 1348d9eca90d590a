// x·weightᵀ + bias whose rows do not depend on how many rows there are.
#pragma once

#include <ATen/core/Tensor.h>

namespace binodal {

/// Whether `rowwiseLinear` can take the place of libtorch's linear here: single precision on the
/// CPU, nothing to record.
bool goesRowwise(const at::Tensor &x, const at::Tensor &weight, const at::Tensor &bias);

/// BLAS picks its kernel by the number of rows, so that a sample would come out otherwise in
/// another batch; here each row is summed in the same order whatever its neighbours.
///
/// `x` is [.., inputs], `weight` [outputs, inputs], `bias` [outputs] or undefined.
at::Tensor rowwiseLinear(const at::Tensor &x, const at::Tensor &weight, const at::Tensor &bias);

}  // namespace binodal
