#ifndef GNUPLOT_PIPE_SHIELD_HPP
#define GNUPLOT_PIPE_SHIELD_HPP

#include <csignal>
#include <ctime>

/// Keeps a write to a gnuplot that has ended from ending this process.
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

#endif
