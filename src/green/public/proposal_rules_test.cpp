// SPDX-License-Identifier: Apache-2.0
#include "green/public/proposal_rules.hpp"

#include <doctest/doctest.h>

namespace muang::green {

TEST_CASE("a proposal is decided once, and a decision is undone before another one") {
  using enum ProposalState;
  for (const ProposalState to : {Accepted, Declined, Spam, Duplicate}) {
    CHECK(may_decide(New, to));
    CHECK(may_decide(to, New));
    CHECK(wants_reason(to, New));
    CHECK_FALSE(may_decide(to, Accepted));
    CHECK(parse_proposal_state(state_code(to)) == to);
  }
  CHECK_FALSE(may_decide(New, New));
  CHECK(wants_reason(New, Declined));
  CHECK_FALSE(wants_reason(New, Accepted));
  CHECK_FALSE(wants_reason(New, Spam));
  CHECK_FALSE(parse_proposal_state("open"));
}

TEST_CASE("words of strangers are plain; a comparison is no tag") {
  CHECK(is_plain("ที่ว่าง < 2 ไร่\nริมคลอง\t(ข้างวัด)"));
  CHECK(is_plain("5<6 และ a<"));
  for (const char* bad : {"<b>สวน</b>", "a</a", "<!-- x", "<?php", "<Script"}) CHECK_FALSE(is_plain(bad));
  CHECK_FALSE(is_plain("ก\x01ข"));
  CHECK_FALSE(is_plain("ก\x7F"));
}

TEST_CASE("a contact is a telephone number or an e-mail address") {
  for (const char* good : {"081-234-5678", "042 611 227", "+66 81 234 5678", "(042) 611227", "somchai@example.go.th"})
    CHECK_MESSAGE(is_contact(good), good);
  for (const char* bad : {"", "12345678", "1234567890123456", "08-1234-567x", "+", "a@b", "@b.co", "a@b@c.co", "a b@c.co",
                          "a@.co", "a@b.", "a@b.c", "a,b@c.co"})
    CHECK_FALSE_MESSAGE(is_contact(bad), bad);
}

TEST_CASE("a receipt is read as people type it") {
  CHECK(receipt_text(std::string(10, '\0')) == "0000-0000-0000-0000");
  CHECK(receipt_text(std::string(10, '\xFF')) == "ZZZZ-ZZZZ-ZZZZ-ZZZZ");
  // RFC 4648's vector "fooba" in base 32 is MZXW6YTB; letter by letter in Crockford's alphabet CSQPYRK1.
  CHECK(receipt_text("foobafooba") == "CSQP-YRK1-CSQP-YRK1");
  CHECK(read_receipt("csqp yrkl-CSQPYRKi") == "CSQP-YRK1-CSQP-YRK1");
  CHECK(read_receipt("OOOO-oooo-0000-0000") == "0000-0000-0000-0000");
  CHECK_FALSE(read_receipt("CSQP-YRK1-CSQP-YRK"));
  CHECK_FALSE(read_receipt("CSQP-YRK1-CSQP-YRK11"));
  CHECK_FALSE(read_receipt("CSQP-YRK1-CSQP-YRKU"));
  CHECK_FALSE(read_receipt(""));
}

}  // namespace muang::green
