#include <ATen/ops/avg_pool3d.h>
#include <ATen/ops/conv3d.h>
#include <ATen/ops/conv_transpose3d.h>
#include <ATen/ops/max_pool3d.h>
#include <ATen/ops/upsample_nearest3d.h>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {
namespace {

TorchStatus conv3d(TorchTensor a, TorchTensor weight, TorchTensor bias, const TorchWindow *window,
                   TorchTensor *out) {
  return giving(out, [&] {
    return at::conv3d(tensor(a), tensor(weight), optional(bias), integers(window->stride, 3),
                      integers(window->padding, 3), integers(window->dilation, 3), window->groups);
  });
}

TorchStatus convTranspose3d(TorchTensor a, TorchTensor weight, TorchTensor bias,
                            const TorchWindow *window, TorchTensor *out) {
  return giving(out, [&] {
    return at::conv_transpose3d(tensor(a), tensor(weight), optional(bias),
                                integers(window->stride, 3), integers(window->padding, 3),
                                integers(window->outputPadding, 3), window->groups,
                                integers(window->dilation, 3));
  });
}

TorchStatus averagePool3d(TorchTensor a, const intptr_t *kernel, const intptr_t *stride,
                          TorchTensor *out) {
  return giving(out,
                [&] { return at::avg_pool3d(tensor(a), integers(kernel, 3), integers(stride, 3)); });
}

TorchStatus maximumPool3d(TorchTensor a, const intptr_t *kernel, const intptr_t *stride,
                          TorchTensor *out) {
  return giving(out,
                [&] { return at::max_pool3d(tensor(a), integers(kernel, 3), integers(stride, 3)); });
}

TorchStatus upsampleNearest3d(TorchTensor a, const intptr_t *shape, TorchTensor *out) {
  return giving(out, [&] { return at::upsample_nearest3d(tensor(a), integers(shape, 3)); });
}

}  // namespace

const TorchConvolutions convolutions = {conv3d, convTranspose3d, averagePool3d, maximumPool3d,
                                        upsampleNearest3d};

}  // namespace binodal
