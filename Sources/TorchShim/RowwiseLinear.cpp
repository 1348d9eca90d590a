#include "RowwiseLinear.hpp"

#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <vector>

namespace binodal {

#if defined(__x86_64__)
#define BINODAL_WIDEST __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define BINODAL_WIDEST
#endif

constexpr int lanes = 16;
constexpr int together = 4;

/// Sixteen numbers side by side, wherever they lie in memory.
typedef float Lanes __attribute__((vector_size(4 * lanes), aligned(4)));

/// The sum of all lanes, halves onto halves.
inline __attribute__((always_inline)) float folded(const Lanes &s) {
  typedef float Eight __attribute__((vector_size(32)));
  typedef float Four __attribute__((vector_size(16)));
  const Eight e = __builtin_shufflevector(s, s, 0, 1, 2, 3, 4, 5, 6, 7) +
                  __builtin_shufflevector(s, s, 8, 9, 10, 11, 12, 13, 14, 15);
  const Four f = __builtin_shufflevector(e, e, 0, 1, 2, 3) +
                 __builtin_shufflevector(e, e, 4, 5, 6, 7);
  return (f[0] + f[2]) + (f[1] + f[3]);
}

/// Four scalar products of rows of `x` with one row of `w`, each in 16 interleaved sums.
BINODAL_WIDEST void fourProducts(const float *const *x, const float *w, int64_t count,
                                 float *out) {
  Lanes sums[together] = {};
  int64_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    const Lanes weights = *reinterpret_cast<const Lanes *>(w + i);
#pragma clang loop unroll(full)
    for (int r = 0; r < together; r++)
      sums[r] += *reinterpret_cast<const Lanes *>(x[r] + i) * weights;
  }
  for (int r = 0; r < together; r++) {
    float total = folded(sums[r]);
    for (int64_t j = i; j < count; j++) total += x[r][j] * w[j];
    out[r] = total;
  }
}

namespace {

struct Problem {
  const float *x, *weight, *bias;
  float *out;
  int64_t rows, inputs, outputs;

  /// Rows `first` to `first + together` of column `o`; past the end the last row is repeated.
  void solve(int64_t first, int64_t o) const {
    const float *rowsOfX[together];
    for (int r = 0; r < together; r++)
      rowsOfX[r] = x + std::min(first + r, rows - 1) * inputs;
    float products[together];
    fourProducts(rowsOfX, weight + o * inputs, inputs, products);
    const float shift = bias ? bias[o] : 0;
    for (int64_t r = first; r < std::min(first + together, rows); r++)
      out[r * outputs + o] = products[r - first] + shift;
  }
};

}  // namespace

bool goesRowwise(const at::Tensor &x, const at::Tensor &weight, const at::Tensor &bias) {
  const bool single = x.is_cpu() && x.scalar_type() == at::kFloat && weight.is_cpu() &&
                      weight.scalar_type() == at::kFloat;
  const bool recorded = x.requires_grad() || weight.requires_grad() ||
                        (bias.defined() && bias.requires_grad());
  return single && x.numel() > 0 && !(c10::GradMode::is_enabled() && recorded);
}

at::Tensor rowwiseLinear(const at::Tensor &input, const at::Tensor &matrix,
                         const at::Tensor &offset) {
  const at::Tensor x = input.contiguous(), weight = matrix.contiguous();
  const at::Tensor bias = offset.defined() ? offset.contiguous() : offset;
  std::vector<int64_t> shape = x.sizes().vec();
  shape.back() = weight.size(0);
  at::Tensor out = at::empty(shape, x.options());
  const Problem problem{x.data_ptr<float>(), weight.data_ptr<float>(),
                        bias.defined() ? bias.data_ptr<float>() : nullptr, out.data_ptr<float>(),
                        x.numel() / x.size(-1), x.size(-1), weight.size(0)};
  const int64_t work = std::max<int64_t>(1, problem.rows * problem.inputs);
  at::parallel_for(0, problem.outputs, 1 + 100'000 / work, [&](int64_t begin, int64_t end) {
    for (int64_t row = 0; row < problem.rows; row += together)
      for (int64_t o = begin; o < end; o++) problem.solve(row, o);
  });
  return out;
}

}  // namespace binodal
