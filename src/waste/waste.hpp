// SPDX-License-Identifier: Apache-2.0
// Data Trash: what a town does with its solid waste, month by month, as a balanced account.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/texts.hpp"
#include "city/city.hpp"
#include "http/attachments.hpp"
#include "http/endpoint.hpp"
#include "identity/identity.hpp"
#include "waste/flow/flows_rules.hpp"
#include "waste/form/form_rules.hpp"
#include "waste/site/facility_rules.hpp"
#include "waste/total/totals_dto.hpp"

namespace muang::waste {

struct ClimateData;

class Waste {
 public:
  // `data`: the house's data folder, of which waste/, factors/ and org-units/ are read; a file that is not whole throws,
  // naming file and line. Yearly figures are published to `city`; `files`: where attachments are kept.
  Waste(identity::Identity& identity, const Texts& texts, const std::filesystem::path& data, city::City& city,
        const std::filesystem::path& files);
  identity::Identity& identity() const { return identity_; }
  store::Database& database() const { return identity_.database(); }
  const Texts& texts() const { return texts_; }
  const FacilityBook& book() const { return book_; }
  const FormBook& forms() const { return forms_; }
  const identity::SaoList& saos() const { return saos_; }
  const std::vector<PublishedFigure>& published() const { return published_; }
  const FlowUncertainty& flow_uncertainty() const { return flow_uncertainty_; }
  const ClimateData& climate() const { return *climate_; }
  city::City& city() const { return city_; }
  const http::FileStore& files() const { return files_; }

 private:
  identity::Identity& identity_;
  const Texts& texts_;
  city::City& city_;
  FacilityBook book_;
  FormBook forms_;
  identity::SaoList saos_;
  std::vector<PublishedFigure> published_;
  FlowUncertainty flow_uncertainty_;
  std::shared_ptr<const ClimateData> climate_;
  http::FileStore files_;
};

std::vector<http::Endpoint> endpoints(Waste& waste);

}  // namespace muang::waste
