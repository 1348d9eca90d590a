#include <ATen/core/Reduction.h>
#include <ATen/ops/binary_cross_entropy_with_logits.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/huber_loss.h>
#include <ATen/ops/mse_loss.h>
#include <ATen/ops/nll_loss_nd.h>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {
namespace {

constexpr int64_t mean = at::Reduction::Mean;

TorchStatus crossEntropy(TorchTensor a, TorchTensor target, TorchTensor weight, TorchTensor *out) {
  return giving(out, [&] {
    return at::cross_entropy_loss(tensor(a), tensor(target), optional(weight), mean);
  });
}

TorchStatus negativeLogLikelihood(TorchTensor a, TorchTensor target, TorchTensor *out) {
  return giving(out,
                [&] { return at::nll_loss_nd(tensor(a), tensor(target), at::Tensor(), mean); });
}

TorchStatus meanSquare(TorchTensor a, TorchTensor target, TorchTensor *out) {
  return giving(out, [&] { return at::mse_loss(tensor(a), tensor(target), mean); });
}

TorchStatus huber(TorchTensor a, TorchTensor target, double delta, TorchTensor *out) {
  return giving(out, [&] { return at::huber_loss(tensor(a), tensor(target), mean, delta); });
}

TorchStatus binaryCrossEntropy(TorchTensor logits, TorchTensor target, TorchTensor *out) {
  return giving(out, [&] {
    return at::binary_cross_entropy_with_logits(tensor(logits), tensor(target), at::Tensor(),
                                                at::Tensor(), mean);
  });
}

}  // namespace

const TorchLosses losses = {crossEntropy, negativeLogLikelihood, meanSquare, huber,
                            binaryCrossEntropy};

}  // namespace binodal
