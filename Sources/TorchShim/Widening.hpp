// Volumes continued beyond their edges.
#pragma once

#include <ATen/core/Tensor.h>

#include <array>

namespace binodal {

/// `x` [N, C, z, y, x] with `margins` = [z, y, x] more voxels on both sides of each axis: periodic
/// in x and y, and in z periodic or with the edge repeated. Recorded by autograd.
at::Tensor widened(const at::Tensor &x, std::array<int64_t, 3> margins, bool periodicZ);

}  // namespace binodal
