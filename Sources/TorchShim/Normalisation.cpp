#include <ATen/ops/batch_norm.h>
#include <ATen/ops/group_norm.h>
#include <ATen/ops/instance_norm.h>
#include <ATen/ops/layer_norm.h>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {
namespace {

constexpr bool fastest = true;

TorchStatus group(TorchTensor a, intptr_t groups, TorchTensor weight, TorchTensor bias,
                  double epsilon, TorchTensor *out) {
  return giving(out, [&] {
    return at::group_norm(tensor(a), groups, optional(weight), optional(bias), epsilon, fastest);
  });
}

TorchStatus instance(TorchTensor a, TorchTensor weight, TorchTensor bias, double epsilon,
                     TorchTensor *out) {
  return giving(out, [&] {
    return at::instance_norm(tensor(a), optional(weight), optional(bias), at::Tensor(),
                             at::Tensor(), /*use_input_stats=*/true, /*momentum=*/0.1, epsilon,
                             fastest);
  });
}

TorchStatus layer(TorchTensor a, const intptr_t *shape, intptr_t rank, TorchTensor weight,
                  TorchTensor bias, double epsilon, TorchTensor *out) {
  return giving(out, [&] {
    return at::layer_norm(tensor(a), integers(shape, rank), optional(weight), optional(bias),
                          epsilon, fastest);
  });
}

TorchStatus batch(TorchTensor a, TorchTensor weight, TorchTensor bias, TorchTensor mean,
                  TorchTensor variance, bool training, double momentum, double epsilon,
                  TorchTensor *out) {
  return giving(out, [&] {
    return at::batch_norm(tensor(a), optional(weight), optional(bias), optional(mean),
                          optional(variance), training, momentum, epsilon, fastest);
  });
}

}  // namespace

const TorchNormalisation normalisation = {group, instance, layer, batch};

}  // namespace binodal
