#include <c10/core/GradMode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/autograd.h>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {
namespace {

TorchStatus setRequiresGrad(TorchTensor handle, bool on) {
  return guarded([&] { tensor(handle).set_requires_grad(on); });
}

TorchStatus detach(TorchTensor handle, TorchTensor *out) {
  return giving(out, [&] { return tensor(handle).detach(); });
}

TorchStatus backward(TorchTensor handle, TorchTensor gradient) {
  return guarded([&] { tensor(handle).backward(optional(gradient)); });
}

/// Leaves `out` null when there is no gradient.
TorchStatus gradient(TorchTensor handle, TorchTensor *out) {
  return guarded([&] {
    const at::Tensor &value = tensor(handle).grad();
    *out = value.defined() ? boxed(value) : TorchTensor{nullptr};
  });
}

TorchStatus clearGradient(TorchTensor handle) {
  return guarded([&] { tensor(handle).mutable_grad() = at::Tensor(); });
}

TorchStatus differentiate(TorchTensor handle, TorchTensor input, TorchTensor *out) {
  return giving(out, [&] {
    return torch::autograd::grad({tensor(handle)}, {tensor(input)}, /*grad_outputs=*/{},
                                 /*retain_graph=*/true, /*create_graph=*/true)[0];
  });
}

TorchStatus setRecording(bool on, bool *out) {
  return guarded([&] {
    *out = c10::GradMode::is_enabled();
    c10::GradMode::set_enabled(on);
  });
}

TorchStatus beginInference(TorchInference *out) {
  return guarded([&] { out->object = new c10::InferenceMode(); });
}

TorchStatus endInference(TorchInference scope) {
  return guarded([&] { delete static_cast<c10::InferenceMode *>(scope.object); });
}

}  // namespace

const TorchAutograd autograd = {setRequiresGrad, detach,        backward,     gradient,
                                clearGradient,   differentiate, setRecording, beginInference,
                                endInference};

}  // namespace binodal
