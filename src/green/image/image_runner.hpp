// SPDX-License-Identifier: Apache-2.0
// Works through the image jobs in the background, a part at a time: the zones of a part go to the program muang-raster in a
// child with limits, its figures are stored with how far the job came, and so a job goes on after a restart, stops when it
// is cancelled, and is worked on by one server at a time.
#pragma once

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "base/sandbox.hpp"
#include "green/green.hpp"
#include "green/image/image_store.hpp"

namespace muang::green {

class ImageRunner {
 public:
  ImageRunner(Green& green, std::filesystem::path share, std::filesystem::path program = program_beside("muang-raster"));
  ~ImageRunner() { stop(); }
  ImageRunner(const ImageRunner&) = delete;
  ImageRunner& operator=(const ImageRunner&) = delete;

  void start();
  void stop();  // after the part that is being worked on
  // One part of one job; false: there is nothing to do. For the thread and for tests.
  bool step(Instant now);

 private:
  struct Part;
  void loop();
  std::optional<StoredImageJob> claim(Instant now);
  Part next_part(const StoredImageJob& job) const;
  void store(const StoredImageJob& job, const Part& part, Instant held, Instant now);

  Green& green_;
  std::filesystem::path share_, program_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::thread thread_;
  bool stopping_ = false;
};

}  // namespace muang::green
