// SPDX-License-Identifier: Apache-2.0
// Images of the ground: brought in, measured in zones by jobs, and what came of it. For this slice only.
#pragma once

#include <filesystem>
#include <string>

#include "green/green.hpp"
#include "green/image/image_dto.hpp"
#include "green/image/image_store.hpp"

namespace muang::green {

// Ordinary GeoTIFF files of the operator's folder, by name; nothing that leads elsewhere.
std::vector<std::string> folder_files(const std::filesystem::path& folder);
bool is_tiff(std::string_view content);  // by its first bytes

inline constexpr std::size_t largest_image = 64 << 20;  // ours; larger ones go into the operator's folder

// The file of an image. Throws where it lies in a folder that is not open any more.
std::filesystem::path image_path(const Green& green, const StoredImage& image);

// A job that the caller may see, or measure with: unknown and foreign alike are not found.
Result<StoredImageJob> job_in_scope(const Green& green, store::Transaction& tx, const http::Call& call,
                                    std::optional<std::int64_t> id, bool to_measure);

Result<ImageList> list_images(const Green& green, const http::Call& call);
Result<ImageView> add_image(Green& green, const http::Call& call);  // a form with the file, or a name in the folder
Result<Done> remove_image(Green& green, const http::Call& call);
Result<ImageJobView> order_job(Green& green, const http::Call& call, const NewImageJob& body);
Result<ImageJobView> move_job(Green& green, const http::Call& call, bool cancel, std::int64_t version);  // or take up again
Result<ImageJobPage> job_page(const Green& green, const http::Call& call);
Result<CoverChange> cover_change(const Green& green, const http::Call& call);

}  // namespace muang::green
