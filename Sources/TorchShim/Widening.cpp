#include "Widening.hpp"

#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/pad.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/autograd/custom_function.h>

#include <algorithm>
#include <vector>

namespace binodal {
namespace {

/// For every place of a widened axis the place that it repeats.
struct Axis {
  Axis(int64_t size, int64_t margin, bool periodic) : size(size), margin(margin) {
    for (int64_t i = -margin; i < size + margin; i++)
      source.push_back(periodic ? (i + size) % size : std::min(std::max<int64_t>(i, 0), size - 1));
  }
  int64_t width() const { return size + 2 * margin; }
  int64_t size, margin;
  std::vector<int64_t> source;
};

struct Box {
  Box(at::IntArrayRef shape, const std::vector<int64_t> &margins, bool periodicZ)
      : channels(shape[0] * shape[1]), z(shape[2], margins[0], periodicZ),
        y(shape[3], margins[1], true), x(shape[4], margins[2], true) {}
  int64_t channels;
  Axis z, y, x;
};

/// Calls `body(narrow row, wide row)` for every row of the widened volumes; a channel stays in
/// one thread.
template <typename Body>
void forEachRow(const Box &box, Body body) {
  at::parallel_for(0, box.channels, 1, [&](int64_t begin, int64_t end) {
    for (int64_t c = begin; c < end; c++)
      for (int64_t z = 0; z < box.z.width(); z++)
        for (int64_t y = 0; y < box.y.width(); y++)
          body((c * box.z.size + box.z.source[z]) * box.y.size + box.y.source[y],
               (c * box.z.width() + z) * box.y.width() + y);
  });
}

template <typename T>
void spread(const Box &box, const at::Tensor &from, at::Tensor &to) {
  const T *narrow = from.data_ptr<T>();
  T *wide = to.data_ptr<T>();
  const Axis &axis = box.x;
  forEachRow(box, [&](int64_t from, int64_t to) {
    const T *in = narrow + from * axis.size;
    T *out = wide + to * axis.width();
    std::copy(in, in + axis.size, out + axis.margin);
    std::copy(in + axis.size - axis.margin, in + axis.size, out);
    std::copy(in, in + axis.margin, out + axis.margin + axis.size);
  });
}

/// The transpose of `spread`: adds every widened place to the place that it repeats.
template <typename T>
void collect(const Box &box, const at::Tensor &from, at::Tensor &to) {
  const T *wide = from.data_ptr<T>();
  T *narrow = to.data_ptr<T>();
  const Axis &axis = box.x;
  forEachRow(box, [&](int64_t to, int64_t from) {
    const T *in = wide + from * axis.width();
    T *out = narrow + to * axis.size;
    for (int64_t i = 0; i < axis.size; i++) out[i] += in[axis.margin + i];
    for (int64_t i = 0; i < axis.margin; i++) out[axis.size - axis.margin + i] += in[i];
    for (int64_t i = 0; i < axis.margin; i++) out[i] += in[axis.margin + axis.size + i];
  });
}

using List = torch::autograd::variable_list;

/// The transpose of widening; each is the other's derivative, so that both can be differentiated
/// as often as one likes.
struct Collecting : torch::autograd::Function<Collecting> {
  static at::Tensor forward(torch::autograd::AutogradContext *context, const at::Tensor &input,
                            std::vector<int64_t> shape, std::vector<int64_t> margins,
                            bool periodicZ) {
    context->saved_data["margins"] = margins;
    context->saved_data["periodicZ"] = periodicZ;
    const Box box(shape, margins, periodicZ);
    const at::Tensor wide = input.contiguous();
    at::Tensor narrow = at::zeros(shape, wide.options());
    AT_DISPATCH_FLOATING_TYPES_AND2(at::kHalf, at::kBFloat16, wide.scalar_type(), "widen",
                                    [&] { collect<scalar_t>(box, wide, narrow); });
    return narrow;
  }

  static List backward(torch::autograd::AutogradContext *context, List gradients);
};

struct Widening : torch::autograd::Function<Widening> {
  static at::Tensor forward(torch::autograd::AutogradContext *context, const at::Tensor &input,
                            std::vector<int64_t> margins, bool periodicZ) {
    context->saved_data["shape"] = input.sizes().vec();
    context->saved_data["margins"] = margins;
    context->saved_data["periodicZ"] = periodicZ;
    const at::Tensor x = input.contiguous();
    const Box box(x.sizes(), margins, periodicZ);
    at::Tensor out = at::empty({x.size(0), x.size(1), box.z.width(), box.y.width(), box.x.width()},
                               x.options());
    AT_DISPATCH_FLOATING_TYPES_AND2(at::kHalf, at::kBFloat16, x.scalar_type(), "widen",
                                    [&] { spread<scalar_t>(box, x, out); });
    return out;
  }

  static List backward(torch::autograd::AutogradContext *context, List gradients) {
    return {Collecting::apply(gradients[0], context->saved_data["shape"].toIntVector(),
                              context->saved_data["margins"].toIntVector(),
                              context->saved_data["periodicZ"].toBool()),
            at::Tensor(), at::Tensor()};
  }
};

List Collecting::backward(torch::autograd::AutogradContext *context, List gradients) {
  return {Widening::apply(gradients[0], context->saved_data["margins"].toIntVector(),
                          context->saved_data["periodicZ"].toBool()),
          at::Tensor(), at::Tensor(), at::Tensor()};
}

/// The same by libtorch's own padding, for other devices and types.
at::Tensor widenedAnywhere(const at::Tensor &x, std::array<int64_t, 3> m, bool periodicZ) {
  const int64_t mz = periodicZ ? m[0] : 0;
  const at::Tensor across = at::pad(x, {m[2], m[2], m[1], m[1], mz, mz}, "circular");
  if (periodicZ || m[0] == 0) return across;
  return at::pad(across, {0, 0, 0, 0, m[0], m[0]}, "replicate");
}

}  // namespace

at::Tensor widened(const at::Tensor &x, std::array<int64_t, 3> margins, bool periodicZ) {
  if (!x.is_cpu() || !at::isFloatingType(x.scalar_type()))
    return widenedAnywhere(x, margins, periodicZ);
  return Widening::apply(x, std::vector<int64_t>(margins.begin(), margins.end()), periodicZ);
}

}  // namespace binodal
