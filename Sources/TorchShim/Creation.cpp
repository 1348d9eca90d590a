#include <ATen/ops/arange.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/full.h>
#include <ATen/ops/linspace.h>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {
namespace {

at::TensorOptions options(TorchDType dtype, TorchDevice place) {
  return at::TensorOptions().dtype(scalarType(dtype)).device(device(place));
}

TorchStatus copy(const void *data, TorchDType dtype, const intptr_t *shape, intptr_t rank,
                 TorchDevice place, TorchTensor *out) {
  return giving(out, [&] {
    const at::Tensor view = at::from_blob(const_cast<void *>(data), integers(shape, rank),
                                          at::TensorOptions().dtype(scalarType(dtype)));
    return view.to(device(place), view.scalar_type(), /*non_blocking=*/false, /*copy=*/true);
  });
}

TorchStatus full(double value, TorchDType dtype, const intptr_t *shape, intptr_t rank,
                 TorchDevice place, TorchTensor *out) {
  return giving(out,
                [&] { return at::full(integers(shape, rank), value, options(dtype, place)); });
}

TorchStatus arange(intptr_t count, TorchDType dtype, TorchDevice place, TorchTensor *out) {
  return giving(out, [&] {
    return at::arange(static_cast<int64_t>(count), options(dtype, place));
  });
}

TorchStatus linspace(double from, double to, intptr_t count, TorchDType dtype, TorchDevice place,
                     TorchTensor *out) {
  return giving(out, [&] { return at::linspace(from, to, count, options(dtype, place)); });
}

}  // namespace

const TorchCreation creation = {copy, full, arange, linspace};

}  // namespace binodal
