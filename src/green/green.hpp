// SPDX-License-Identifier: Apache-2.0
// Green Area: the plots and trees that a town keeps, measures and adds.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/texts.hpp"
#include "city/city.hpp"
#include "green/image/class_book.hpp"
#include "green/plot/targets_file.hpp"
#include "green/type_file.hpp"
#include "http/attachments.hpp"
#include "http/endpoint.hpp"
#include "identity/identity.hpp"

namespace muang::green {

struct TreeData;

class Green {
 public:
  // `data`: the house's data folder, of which green/ is read; a file that is not whole throws, naming file and line. Yearly
  // figures are published to `city`; `files`: where attachments are kept.
  Green(identity::Identity& identity, const Texts& texts, const std::filesystem::path& data, city::City& city,
        const std::filesystem::path& files);
  identity::Identity& identity() const { return identity_; }
  store::Database& database() const { return identity_.database(); }
  const Texts& texts() const { return texts_; }
  const TypeBook& types() const { return types_; }
  const TargetBook& targets() const { return targets_; }
  const TreeData& trees() const { return *trees_; }
  const ClassBook& land_classes() const { return land_classes_; }
  city::City& city() const { return city_; }
  const std::filesystem::path& data_folder() const { return data_; }
  const http::FileStore& files() const { return files_; }
  // The one folder of images that the operator opened; empty: none.
  const std::filesystem::path& image_folder() const { return image_folder_; }
  // For how many days after a decision a proposal's name and contact are kept.
  std::int64_t contact_days() const { return contact_days_; }
  void keep_contacts(std::int64_t days) { contact_days_ = days; }
  void open_image_folder(std::filesystem::path folder) { image_folder_ = std::move(folder); }

 private:
  identity::Identity& identity_;
  const Texts& texts_;
  city::City& city_;
  std::filesystem::path data_;
  TypeBook types_;
  TargetBook targets_;
  std::shared_ptr<const TreeData> trees_;
  ClassBook land_classes_;
  http::FileStore files_;
  std::filesystem::path image_folder_;
  std::int64_t contact_days_ = 365;
};

std::vector<http::Endpoint> endpoints(Green& green);

}  // namespace muang::green
