// The one place where C++ meets C: exceptions become codes, handles become tensors.
#pragma once

#include <ATen/core/Tensor.h>
#include <c10/util/Exception.h>

#include <exception>
#include <new>

#include "TorchTypes.h"

namespace binodal {

/// Keeps `words` for `TorchRuntime.message` and tells running out of memory from other failures.
TorchStatus failed(const char *words) noexcept;

/// Gives this thread the number of threads that was asked for.
void applyThreads();

/// Runs `body`; nothing unwinds past it.
template <typename Body>
TorchStatus guarded(Body body) noexcept {
  try {
    applyThreads();
    body();
    return TorchStatusOK;
  } catch (const c10::Error &error) {
    return failed(error.what_without_backtrace());
  } catch (const std::bad_alloc &) {
    failed("out of memory");
    return TorchStatusOutOfMemory;
  } catch (const std::exception &error) {
    return failed(error.what());
  } catch (...) {
    failed("an exception of an unknown type");
    return TorchStatusUnknown;
  }
}

inline at::Tensor &tensor(TorchTensor handle) { return *static_cast<at::Tensor *>(handle.object); }

/// The tensor, or an undefined one, which libtorch reads as "none".
inline at::Tensor optional(TorchTensor handle) {
  return handle.object ? tensor(handle) : at::Tensor();
}

inline TorchTensor boxed(at::Tensor value) { return {new at::Tensor(std::move(value))}; }

inline at::IntArrayRef integers(const intptr_t *values, intptr_t count) {
  static_assert(sizeof(intptr_t) == sizeof(int64_t), "64-bit only");
  return {reinterpret_cast<const int64_t *>(values), static_cast<size_t>(count)};
}

/// Runs `body` and hands out the tensor that it returns.
template <typename Body>
TorchStatus giving(TorchTensor *out, Body body) noexcept {
  return guarded([&] { *out = boxed(body()); });
}

at::ScalarType scalarType(TorchDType dtype);
TorchDType dtypeOf(const at::Tensor &value);
at::Device device(TorchDevice device);
at::Generator &generator(TorchGenerator handle);

}  // namespace binodal
