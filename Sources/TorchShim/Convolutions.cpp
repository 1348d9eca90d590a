#include <ATen/Context.h>
#include <ATen/ops/avg_pool3d.h>
#include <ATen/ops/conv3d.h>
#include <ATen/ops/conv_transpose3d.h>
#include <ATen/ops/max_pool3d.h>
#include <ATen/ops/mkldnn_convolution.h>
#include <ATen/ops/upsample_nearest3d.h>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {
namespace {

// libtorch sends small batches through a kernel of its own, which rounds differently: one sample
// would come out otherwise alone than in a batch, and several times slower. oneDNN takes all here.
bool takenByOneDNN(const at::Tensor &a, const at::Tensor &weight) {
  return at::hasMKLDNN() && a.is_cpu() && a.scalar_type() == at::kFloat &&
         weight.scalar_type() == at::kFloat && a.numel() > 0;
}

TorchStatus conv3d(TorchTensor a, TorchTensor weight, TorchTensor bias, const TorchWindow *window,
                   TorchTensor *out) {
  return giving(out, [&] {
    if (takenByOneDNN(tensor(a), tensor(weight)))
      return at::mkldnn_convolution(tensor(a), tensor(weight), optional(bias),
                                    integers(window->padding, 3), integers(window->stride, 3),
                                    integers(window->dilation, 3), window->groups);
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
