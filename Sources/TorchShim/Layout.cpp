#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/flip.h>
#include <ATen/ops/gather.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/pad.h>
#include <ATen/ops/roll.h>
#include <ATen/ops/stack.h>

#include <vector>

#include "Groups.hpp"
#include "Guarded.hpp"
#include "Widening.hpp"

namespace binodal {
namespace {

TorchStatus reshape(TorchTensor a, const intptr_t *shape, intptr_t rank, TorchTensor *out) {
  return giving(out, [&] { return tensor(a).reshape(integers(shape, rank)); });
}

TorchStatus permute(TorchTensor a, const intptr_t *dims, intptr_t rank, TorchTensor *out) {
  return giving(out, [&] { return tensor(a).permute(integers(dims, rank)); });
}

TorchStatus expand(TorchTensor a, const intptr_t *shape, intptr_t rank, TorchTensor *out) {
  return giving(out, [&] { return tensor(a).expand(integers(shape, rank)); });
}

TorchStatus squeeze(TorchTensor a, intptr_t dim, TorchTensor *out) {
  return giving(out, [&] { return tensor(a).squeeze(dim); });
}

TorchStatus unsqueeze(TorchTensor a, intptr_t dim, TorchTensor *out) {
  return giving(out, [&] { return tensor(a).unsqueeze(dim); });
}

TorchStatus slice(TorchTensor a, intptr_t dim, intptr_t from, intptr_t to, intptr_t step,
                  TorchTensor *out) {
  return giving(out, [&] { return tensor(a).slice(dim, from, to, step); });
}

TorchStatus select(TorchTensor a, intptr_t dim, intptr_t index, TorchTensor *out) {
  return giving(out, [&] { return tensor(a).select(dim, index); });
}

TorchStatus indexSelect(TorchTensor a, intptr_t dim, TorchTensor indices, TorchTensor *out) {
  return giving(out, [&] { return at::index_select(tensor(a), dim, tensor(indices)); });
}

TorchStatus gather(TorchTensor a, intptr_t dim, TorchTensor indices, TorchTensor *out) {
  return giving(out, [&] { return at::gather(tensor(a), dim, tensor(indices)); });
}

TorchStatus flip(TorchTensor a, const intptr_t *dims, intptr_t count, TorchTensor *out) {
  return giving(out, [&] { return at::flip(tensor(a), integers(dims, count)); });
}

TorchStatus roll(TorchTensor a, const intptr_t *shifts, const intptr_t *dims, intptr_t count,
                 TorchTensor *out) {
  return giving(out, [&] {
    return at::roll(tensor(a), integers(shifts, count), integers(dims, count));
  });
}

TorchStatus pad(TorchTensor a, const intptr_t *pads, intptr_t count, TorchPadMode mode,
                double value, TorchTensor *out) {
  return giving(out, [&] {
    const at::IntArrayRef sides = integers(pads, count);
    if (mode == TorchPadModeConstant) return at::constant_pad_nd(tensor(a), sides, value);
    return at::pad(tensor(a), sides, mode == TorchPadModeCircular ? "circular" : "replicate");
  });
}

TorchStatus widen(TorchTensor a, const intptr_t *margins, bool periodicZ, TorchTensor *out) {
  return giving(out, [&] {
    return widened(tensor(a), {margins[0], margins[1], margins[2]}, periodicZ);
  });
}

std::vector<at::Tensor> list(const TorchTensor *tensors, intptr_t count) {
  std::vector<at::Tensor> all;
  for (intptr_t i = 0; i < count; i++) all.push_back(tensor(tensors[i]));
  return all;
}

TorchStatus cat(const TorchTensor *tensors, intptr_t count, intptr_t dim, TorchTensor *out) {
  return giving(out, [&] { return at::cat(list(tensors, count), dim); });
}

TorchStatus stack(const TorchTensor *tensors, intptr_t count, intptr_t dim, TorchTensor *out) {
  return giving(out, [&] { return at::stack(list(tensors, count), dim); });
}

}  // namespace

const TorchLayout layout = {reshape, permute, expand, squeeze, unsqueeze, slice, select,
                            indexSelect, gather, flip, roll, pad, widen, cat, stack};

}  // namespace binodal
