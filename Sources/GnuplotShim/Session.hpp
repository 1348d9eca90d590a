#ifndef GNUPLOT_SESSION_HPP
#define GNUPLOT_SESSION_HPP

#include <memory>
#include <string>

// The header uses assert without including it.
#include <cassert>

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Weverything"
#endif
#include "gnuplot-iostream.h"
#if defined(__clang__)
#pragma clang diagnostic pop
#endif

/// What gnuplot's complaints and exit status go to: a file in memory, which has no name on the disk
/// and ends with this process, however it ends.
class Complaints {
  int file_;

public:
  Complaints();
  ~Complaints();
  Complaints(const Complaints &) = delete;
  Complaints &operator=(const Complaints &) = delete;

  /// The path under which a child process opens it.
  std::string path() const;
  /// gnuplot's words, without the last line, which holds the status.
  std::string text(int &status) const;
};

/// One gnuplot at the end of a pipe.
class Session {
  Complaints complaints_;
  std::unique_ptr<Gnuplot> gnuplot_;

public:
  Session(const std::string &program, const std::string &folder);

  /// The stream to send to; throws where gnuplot is gone.
  Gnuplot &stream();
  /// Throws where the last sending did not arrive.
  void check();
  /// Waits for gnuplot to end; returns its exit status and its words.
  int finish(std::string &text);
};

#endif
