#include <ATen/Parallel.h>
#include <ATen/core/Tensor.h>
#include <c10/core/GradMode.h>

#include <cmath>

#include "Groups.hpp"
#include "Guarded.hpp"

namespace binodal {
namespace {

/// The factors of one step that do not depend on the parameter.
struct Factors {
  explicit Factors(const TorchAdamW &s)
      : decay(1 - s.learningRate * s.weightDecay),
        rate(s.learningRate / (1 - std::pow(s.beta1, s.step))),
        spread(1 / std::sqrt(1 - std::pow(s.beta2, s.step))),
        beta1(s.beta1), beta2(s.beta2), epsilon(s.epsilon) {}
  double decay, rate, spread, beta1, beta2, epsilon;
};

/// m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², p ← decay·p − rate·m / (spread·√v + ε).
void stepAnywhere(const Factors &f, at::Tensor &p, const at::Tensor &g, at::Tensor &m,
                  at::Tensor &v) {
  m.mul_(f.beta1).add_(g, 1 - f.beta1);
  v.mul_(f.beta2).addcmul_(g, g, 1 - f.beta2);
  p.mul_(f.decay).addcdiv_(m, v.sqrt().mul_(f.spread).add_(f.epsilon), -f.rate);
}

/// The same in one pass over memory; each element alone, so threads do not change the result.
void stepOnCPU(const Factors &f, at::Tensor &pt, const at::Tensor &gt, at::Tensor &mt,
               at::Tensor &vt) {
  float *__restrict p = pt.data_ptr<float>();
  const float *__restrict g = gt.data_ptr<float>();
  float *__restrict m = mt.data_ptr<float>();
  float *__restrict v = vt.data_ptr<float>();
  const float decay = f.decay, rate = f.rate, spread = f.spread, epsilon = f.epsilon;
  const float keep1 = f.beta1, keep2 = f.beta2, take1 = 1 - f.beta1, take2 = 1 - f.beta2;
  at::parallel_for(0, pt.numel(), 1 << 15, [=](int64_t begin, int64_t end) {
    for (int64_t i = begin; i < end; i++) {
      m[i] = keep1 * m[i] + take1 * g[i];
      v[i] = keep2 * v[i] + take2 * g[i] * g[i];
      p[i] = decay * p[i] - rate * m[i] / (spread * std::sqrt(v[i]) + epsilon);
    }
  });
}

bool isPlain(const at::Tensor &t) {
  return t.is_cpu() && t.scalar_type() == at::kFloat && t.is_contiguous();
}

TorchStatus adamW(const TorchAdamW *settings, const TorchTensor *parameters,
                  const TorchTensor *first, const TorchTensor *second, intptr_t count) {
  return guarded([&] {
    const at::NoGradGuard unrecorded;
    const Factors factors(*settings);
    for (intptr_t i = 0; i < count; i++) {
      at::Tensor &p = tensor(parameters[i]), &m = tensor(first[i]), &v = tensor(second[i]);
      const at::Tensor &g = p.grad();
      if (!g.defined()) continue;
      const bool plain = isPlain(p) && isPlain(g) && isPlain(m) && isPlain(v);
      plain ? stepOnCPU(factors, p, g, m, v) : stepAnywhere(factors, p, g, m, v);
    }
  });
}

}  // namespace

const TorchOptimisers optimisers = {adamW};

}  // namespace binodal
