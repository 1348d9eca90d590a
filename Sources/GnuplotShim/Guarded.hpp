#ifndef GNUPLOT_GUARDED_HPP
#define GNUPLOT_GUARDED_HPP

#include "GnuplotShim.h"

#include <csignal>
#include <ctime>
#include <exception>
#include <stdexcept>
#include <string>

#include <pthread.h>

/// What the last call of this thread has to say.
inline std::string &words() {
  thread_local std::string text;
  return text;
}

/// A failure that has a status of its own.
struct Refusal : std::runtime_error {
  gp_status status;
  Refusal(gp_status status, const std::string &text) : std::runtime_error(text), status(status) {}
};

/// Keeps a write to a gnuplot that has died from ending this process.
///
/// The signal is blocked in this thread, and one that came in the meantime is taken away.
class PipeShield {
  sigset_t pipe_, before_;

public:
  PipeShield() {
    sigemptyset(&pipe_);
    sigaddset(&pipe_, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe_, &before_);
  }
  PipeShield(const PipeShield &) = delete;
  PipeShield &operator=(const PipeShield &) = delete;
  ~PipeShield() {
    const timespec now = {0, 0};
    while (!sigismember(&before_, SIGPIPE) && sigtimedwait(&pipe_, nullptr, &now) > 0) {
    }
    pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
};

/// Runs `body` and turns whatever it throws into a status and words: nothing unwinds across C.
template <typename Body>
gp_status guarded(const Body &body) noexcept {
  const PipeShield shield;
  try {
    words().clear();
    body();
    return GP_OK;
  } catch (const Refusal &refusal) {
    words() = refusal.what();
    return refusal.status;
  } catch (const std::exception &error) {
    words() = error.what();
  } catch (...) {
    words() = "an exception that is no std::exception";
  }
  return GP_FAILED;
}

#endif
