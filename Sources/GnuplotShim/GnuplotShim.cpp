#include "GnuplotShim.h"

#include "PipeShield.hpp"

#include <cassert>  // gnuplot-iostream.h uses assert without including it
#include <memory>
#include <vector>

#include <unistd.h>

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Weverything"
#endif
#include "gnuplot-iostream.h"
#if defined(__clang__)
#pragma clang diagnostic pop
#endif

namespace {

/// Runs `body` and turns whatever it throws into a status: nothing unwinds across C.
template <typename Body>
gp_status guarded(const Body &body) noexcept {
  const PipeShield shield;
  try {
    return body() ? GP_OK : GP_ENDED;
  } catch (...) {
    return GP_FAILED;
  }
}

/// Has `body` send to the session, and says whether all arrived.
template <typename Body>
gp_status sending(gp_session session, const Body &body) noexcept {
  return guarded([&] {
    Gnuplot &gnuplot = *static_cast<Gnuplot *>(session.object);
    body(gnuplot);
    gnuplot.flush();
    return gnuplot.good();
  });
}

/// `count` lines of `width` doubles, as gnuplot-iostream's containers want them.
std::vector<std::vector<double>> lines(const double *values, size_t count, size_t width) {
  std::vector<std::vector<double>> out;
  out.reserve(count);
  for (size_t line = 0; line < count; ++line)
    out.emplace_back(values + line * width, values + (line + 1) * width);
  return out;
}

}  // namespace

gp_status gp_open(int input, gp_session *out) {
  return guarded([&] {
    FILE *const file = fdopen(input, "w");
    if (!file) {
      close(input);
      return false;
    }
    out->object = new Gnuplot(file);
    return true;
  });
}

gp_status gp_command(gp_session session, const char *text) {
  return sending(session, [&](Gnuplot &gnuplot) { gnuplot << text; });
}

gp_status gp_send_rows(
    gp_session session, const double *values, size_t rows, size_t columns, gp_form form) {
  return sending(session, [&](Gnuplot &gnuplot) {
    if (form == GP_TEXT)
      gnuplot.send1d(lines(values, rows, columns));
    else
      gnuplot.sendBinary1d(std::vector<double>(values, values + rows * columns));
  });
}

gp_status gp_send_grid(
    gp_session session, const double *values, size_t nx, size_t ny, gp_form form) {
  return sending(session, [&](Gnuplot &gnuplot) {
    if (form == GP_TEXT)
      gnuplot.send1d(lines(values, ny, nx));
    else
      gnuplot.sendBinary2d(lines(values, ny, nx));
  });
}

gp_status gp_close(gp_session session) {
  return guarded([&] {
    const std::unique_ptr<Gnuplot> owned(static_cast<Gnuplot *>(session.object));
    return owned->flush().good();
  });
}
