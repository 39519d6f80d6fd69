// SPDX-License-Identifier: Apache-2.0
// Images, jobs and figures as the wire shows them. For this slice only.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "green/green.hpp"
#include "green/image/class_book.hpp"
#include "green/image/image_dto.hpp"
#include "green/image/image_store.hpp"

namespace muang::green {

std::set<std::int64_t> class_codes(const std::string& text);  // "10 20"
ImageView image_view(const StoredImage& image);
ImageJobView job_view(const Green& green, const StoredImageJob& job);
LandClassView class_view(const LandClass& one);
ImageJobPage page_of(const Green& green, store::Transaction& tx, const StoredImageJob& job, std::int64_t after);
CoverChange change_between(const Green& green, store::Transaction& tx, const StoredImageJob& from, const StoredImageJob& to,
                           double accuracy_from, double accuracy_to);

}  // namespace muang::green
