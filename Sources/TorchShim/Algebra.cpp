#include <ATen/ops/addmm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/log_softmax.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/one_hot.h>
#include <ATen/ops/softmax.h>

#include "Groups.hpp"
#include "Guarded.hpp"
#include "RowwiseLinear.hpp"

namespace binodal {
namespace {

TorchStatus matmul(TorchTensor a, TorchTensor b, TorchTensor *out) {
  return giving(out, [&] { return at::matmul(tensor(a), tensor(b)); });
}

TorchStatus addmm(TorchTensor c, TorchTensor a, TorchTensor b, TorchTensor *out) {
  return giving(out, [&] { return at::addmm(tensor(c), tensor(a), tensor(b)); });
}

TorchStatus linear(TorchTensor a, TorchTensor weight, TorchTensor bias, TorchTensor *out) {
  return giving(out, [&] {
    const at::Tensor &x = tensor(a), &matrix = tensor(weight), offset = optional(bias);
    return goesRowwise(x, matrix, offset) ? rowwiseLinear(x, matrix, offset)
                                          : at::linear(x, matrix, offset);
  });
}

TorchStatus softmax(TorchTensor a, intptr_t dim, TorchTensor *out) {
  return giving(out, [&] { return at::softmax(tensor(a), dim); });
}

TorchStatus logSoftmax(TorchTensor a, intptr_t dim, TorchTensor *out) {
  return giving(out, [&] { return at::log_softmax(tensor(a), dim); });
}

TorchStatus oneHot(TorchTensor a, intptr_t classes, TorchTensor *out) {
  return giving(out, [&] { return at::one_hot(tensor(a), classes); });
}

}  // namespace

const TorchAlgebra algebra = {matmul, addmm, linear, softmax, logSoftmax, oneHot};

}  // namespace binodal
