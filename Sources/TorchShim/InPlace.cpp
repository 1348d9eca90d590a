#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {
namespace {

TorchStatus add(TorchTensor a, TorchTensor b, double scale) {
  return guarded([&] { tensor(a).add_(tensor(b), scale); });
}

TorchStatus addScalar(TorchTensor a, double value) {
  return guarded([&] { tensor(a).add_(value); });
}

TorchStatus multiply(TorchTensor a, TorchTensor b) {
  return guarded([&] { tensor(a).mul_(tensor(b)); });
}

TorchStatus multiplyScalar(TorchTensor a, double value) {
  return guarded([&] { tensor(a).mul_(value); });
}

TorchStatus copy(TorchTensor a, TorchTensor from) {
  return guarded([&] { tensor(a).copy_(tensor(from)); });
}

TorchStatus lerp(TorchTensor a, TorchTensor to, double weight) {
  return guarded([&] { tensor(a).lerp_(tensor(to), weight); });
}

TorchStatus fill(TorchTensor a, double value) {
  return guarded([&] { tensor(a).fill_(value); });
}

TorchStatus clamp(TorchTensor a, double lower, double upper) {
  return guarded([&] { tensor(a).clamp_(at::Scalar(lower), at::Scalar(upper)); });
}

}  // namespace

const TorchInPlace inPlace = {add, addScalar, multiply, multiplyScalar, copy, lerp, fill, clamp};

}  // namespace binodal
