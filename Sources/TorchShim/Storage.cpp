#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {

at::ScalarType scalarType(TorchDType dtype) {
  switch (dtype) {
    case TorchDTypeFloat32: return at::kFloat;
    case TorchDTypeFloat64: return at::kDouble;
    case TorchDTypeFloat16: return at::kHalf;
    case TorchDTypeBFloat16: return at::kBFloat16;
    case TorchDTypeInt64: return at::kLong;
    case TorchDTypeInt32: return at::kInt;
    case TorchDTypeUInt8: return at::kByte;
    case TorchDTypeBool: return at::kBool;
  }
  throw std::runtime_error("no such element type");
}

TorchDType dtypeOf(const at::Tensor &value) {
  switch (value.scalar_type()) {
    case at::kFloat: return TorchDTypeFloat32;
    case at::kDouble: return TorchDTypeFloat64;
    case at::kHalf: return TorchDTypeFloat16;
    case at::kBFloat16: return TorchDTypeBFloat16;
    case at::kLong: return TorchDTypeInt64;
    case at::kInt: return TorchDTypeInt32;
    case at::kByte: return TorchDTypeUInt8;
    case at::kBool: return TorchDTypeBool;
    default: throw std::runtime_error("an element type that Binodal does not use");
  }
}

at::Device device(TorchDevice place) {
  return place < 0 ? at::Device(at::kCPU)
                   : at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(place));
}

namespace {

void release(TorchTensor handle) { delete static_cast<at::Tensor *>(handle.object); }

TorchStatus describe(TorchTensor handle, TorchDescription *out) {
  return guarded([&] {
    const at::Tensor &value = tensor(handle);
    if (value.dim() > TorchMaximumRank) throw std::runtime_error("more than 8 dimensions");
    out->dtype = dtypeOf(value);
    out->device = value.is_cuda() ? value.device().index() : -1;
    out->requiresGrad = value.requires_grad();
    out->rank = value.dim();
    for (int64_t i = 0; i < value.dim(); i++) out->sizes[i] = value.size(i);
  });
}

TorchStatus read(TorchTensor handle, TorchDType dtype, size_t bytes, void *out) {
  return guarded([&] {
    const at::Tensor value = tensor(handle).detach();
    if (value.numel() * c10::elementSize(scalarType(dtype)) != bytes)
      throw std::runtime_error("the buffer does not fit the tensor");
    at::Tensor view =
        at::from_blob(out, value.sizes(), at::TensorOptions().dtype(scalarType(dtype)));
    view.copy_(value);
  });
}

TorchStatus scalar(TorchTensor handle, double *out) {
  return guarded([&] { *out = tensor(handle).item().toDouble(); });
}

TorchStatus convert(TorchTensor handle, TorchDType dtype, TorchTensor *out) {
  return giving(out, [&] { return tensor(handle).to(scalarType(dtype)); });
}

TorchStatus move(TorchTensor handle, TorchDevice place, TorchTensor *out) {
  return giving(out, [&] { return tensor(handle).to(device(place)); });
}

TorchStatus contiguous(TorchTensor handle, TorchMemoryFormat format, TorchTensor *out) {
  const auto memory = format == TorchMemoryFormatChannelsLast3d ? at::MemoryFormat::ChannelsLast3d
                                                                : at::MemoryFormat::Contiguous;
  return giving(out, [&] { return tensor(handle).contiguous(memory); });
}

TorchStatus clone(TorchTensor handle, TorchTensor *out) {
  return giving(out, [&] { return tensor(handle).clone(); });
}

}  // namespace

const TorchStorage storage = {release, describe, read, scalar, convert, move, contiguous, clone};

}  // namespace binodal
