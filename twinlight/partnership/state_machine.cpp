#include "twinlight/partnership/state_machine.h"

#include <algorithm>

namespace twinlight::partnership {
namespace {
namespace table_of_states {
using enum Kind;
using S = State;
using A = Action;

constexpr Traits shown = Trait::shown;
constexpr Traits editable = Trait::editable;
constexpr Traits last = Trait::last;
constexpr Traits shown_editable = shown | editable;
constexpr Traits shown_last = shown | last;

// The first row of a kind is the state of a new record.
constexpr KindState states[] = {
    {partnership, S::preparing, editable},
    {partnership, S::active, shown_editable},
    {partnership, S::ended, shown_last},

    {organisation, S::applied, editable},
    {organisation, S::active, shown_editable},
    {organisation, S::suspended},
    {organisation, S::refused, last},
    {organisation, S::ended, last},

    {person, S::invited, editable},
    {person, S::active, shown_editable},
    {person, S::suspended},
    {person, S::erased, last},

    {membership, S::applied},
    {membership, S::active, shown},
    {membership, S::refused, last},
    {membership, S::ended, last},

    {consent, S::given},
    {consent, S::withdrawn, last},

    {profile, S::draft, editable},
    {profile, S::submitted},
    {profile, S::published, shown},
    {profile, S::expired},
    {profile, S::withdrawn, last},

    {product, S::draft, editable},
    {product, S::published, shown_editable},
    {product, S::retired, shown_last},

    {site, S::active, shown_editable},
    {site, S::retired},
    {space, S::active, shown_editable},
    {space, S::retired},

    {need, S::draft, editable},
    {need, S::open, shown_editable},
    {need, S::fulfilled, shown_last},
    {need, S::withdrawn, last},

    {interest, S::sent},
    {interest, S::mutual},
    {interest, S::declined, last},
    {interest, S::expired, last},
    {interest, S::withdrawn, last},
    {interest, S::concluded, last},

    {introduction, S::sent},
    {introduction, S::agreed_by_one},
    {introduction, S::mutual, last},
    {introduction, S::declined, last},
    {introduction, S::expired, last},
    {introduction, S::withdrawn, last},

    {achievement, S::proposed},
    {achievement, S::disputed, editable},
    {achievement, S::confirmed, shown_last},
    {achievement, S::withdrawn, last},

    {file, S::kept},
    {file, S::published, shown},
    {file, S::erased, last},

    {evaluation, S::kept, last},

    {event, S::draft, editable},
    {event, S::published, shown_editable},
    {event, S::ended, shown_last},
    {event, S::cancelled, shown_last},  // who read of it must learn that it does not take place
    {event, S::withdrawn, last},        // nobody read of it

    {session, S::active, shown_editable},
    {session, S::withdrawn, last},

    {registration, S::applied, editable},
    {registration, S::active, shown_editable},
    {registration, S::arrived, shown_last},
    {registration, S::refused, last},
    {registration, S::withdrawn, last},

    {meeting, S::sent},
    {meeting, S::mutual},
    {meeting, S::planned},
    {meeting, S::concluded, last},
    {meeting, S::missed, last},
    {meeting, S::declined, last},
    {meeting, S::expired, last},
    {meeting, S::withdrawn, last},

    {pilot, S::draft, editable},
    {pilot, S::submitted},
    {pilot, S::planned, shown_editable},
    {pilot, S::active, shown_editable},
    {pilot, S::concluded, shown_last},
    {pilot, S::withdrawn, last},

    {certificate, S::draft, editable},
    {certificate, S::confirmed, shown},
    {certificate, S::expired, shown_last},
    {certificate, S::refused, last},
    {certificate, S::withdrawn, last},

    {lead, S::inquiry, editable},
    {lead, S::qualified, editable},
    {lead, S::proposed, editable},
    {lead, S::visited, editable},
    {lead, S::decided, editable},
    {lead, S::announced, editable},
    {lead, S::realised, editable},
    {lead, S::aftercare, editable},
    {lead, S::concluded, last},
    {lead, S::lost, last},

    {exchange, S::draft, editable},
    {exchange, S::published, shown_editable},
    {exchange, S::concluded, shown_last},
    {exchange, S::withdrawn, last},

    {indicator, S::draft, editable},
    {indicator, S::published, shown_editable},
    {indicator, S::retired, shown_last},

    {outcome, S::draft, editable},
    {outcome, S::submitted},
    {outcome, S::confirmed, shown},
    {outcome, S::frozen, shown_last},
    {outcome, S::withdrawn, last},

    {newsletter, S::draft, editable},
    {newsletter, S::sent, shown_last},
    {newsletter, S::withdrawn, last},

    {subscription, S::applied},
    {subscription, S::active},
    {subscription, S::erased, last},

    {join_request, S::applied},
    {join_request, S::submitted, shown},
    {join_request, S::fulfilled, shown},
    {join_request, S::refused, shown},
    {join_request, S::erased, last},

    {audit_entry, S::kept, last},
};

constexpr Transition arrows[] = {
    {partnership, S::preparing, A::begin, S::active},
    {partnership, S::active, A::end, S::ended},

    {organisation, S::applied, A::admit, S::active},
    {organisation, S::applied, A::refuse, S::refused},
    {organisation, S::active, A::suspend, S::suspended},
    {organisation, S::suspended, A::restore, S::active},
    {organisation, S::active, A::leave, S::ended},
    {organisation, S::suspended, A::end, S::ended},

    {person, S::invited, A::activate, S::active},
    {person, S::active, A::suspend, S::suspended},
    {person, S::suspended, A::restore, S::active},
    {person, S::invited, A::erase, S::erased},
    {person, S::active, A::erase, S::erased},
    {person, S::suspended, A::erase, S::erased},

    {membership, S::applied, A::admit, S::active},
    {membership, S::applied, A::refuse, S::refused},
    {membership, S::active, A::end, S::ended},

    {consent, S::given, A::withdraw, S::withdrawn},

    {profile, S::draft, A::submit, S::submitted},
    {profile, S::submitted, A::publish, S::published},
    {profile, S::submitted, A::tag, S::submitted},
    {profile, S::published, A::tag, S::published},
    {profile, S::submitted, A::send_back, S::draft},
    {profile, S::published, A::revise, S::draft},
    {profile, S::published, A::expire, S::expired},
    {profile, S::published, A::renew, S::published},  // later days alone
    {profile, S::expired, A::renew, S::submitted},
    {profile, S::draft, A::withdraw, S::withdrawn},
    {profile, S::submitted, A::withdraw, S::withdrawn},
    {profile, S::published, A::withdraw, S::withdrawn},
    {profile, S::expired, A::withdraw, S::withdrawn},

    {product, S::draft, A::publish, S::published},
    {product, S::published, A::retire, S::retired},

    {site, S::active, A::retire, S::retired},
    {site, S::retired, A::restore, S::active},
    {space, S::active, A::retire, S::retired},
    {space, S::retired, A::restore, S::active},

    {need, S::draft, A::open, S::open},
    {need, S::open, A::fulfil, S::fulfilled},
    {need, S::open, A::withdraw, S::withdrawn},
    {need, S::draft, A::withdraw, S::withdrawn},

    {interest, S::sent, A::accept, S::mutual},
    {interest, S::sent, A::decline, S::declined},
    {interest, S::sent, A::expire, S::expired},
    {interest, S::sent, A::withdraw, S::withdrawn},
    {interest, S::mutual, A::conclude, S::concluded},

    {introduction, S::sent, A::accept, S::agreed_by_one},
    {introduction, S::agreed_by_one, A::accept, S::mutual},
    {introduction, S::sent, A::decline, S::declined},
    {introduction, S::agreed_by_one, A::decline, S::declined},
    {introduction, S::sent, A::expire, S::expired},
    {introduction, S::agreed_by_one, A::expire, S::expired},
    {introduction, S::sent, A::withdraw, S::withdrawn},
    {introduction, S::agreed_by_one, A::withdraw, S::withdrawn},

    {achievement, S::proposed, A::confirm, S::confirmed},
    {achievement, S::proposed, A::dispute, S::disputed},
    {achievement, S::disputed, A::submit, S::proposed},
    {achievement, S::proposed, A::withdraw, S::withdrawn},
    {achievement, S::disputed, A::withdraw, S::withdrawn},

    {file, S::kept, A::publish, S::published},
    {file, S::published, A::withdraw, S::kept},
    {file, S::kept, A::erase, S::erased},
    {file, S::published, A::erase, S::erased},

    {event, S::draft, A::publish, S::published},
    {event, S::published, A::end, S::ended},
    {event, S::published, A::withdraw, S::cancelled},
    {event, S::draft, A::withdraw, S::withdrawn},
    {session, S::active, A::withdraw, S::withdrawn},

    {registration, S::applied, A::admit, S::active},
    {registration, S::applied, A::refuse, S::refused},
    {registration, S::applied, A::withdraw, S::withdrawn},
    {registration, S::active, A::withdraw, S::withdrawn},
    {registration, S::active, A::check_in, S::arrived},

    {meeting, S::sent, A::accept, S::mutual},
    {meeting, S::sent, A::decline, S::declined},
    {meeting, S::sent, A::expire, S::expired},
    {meeting, S::sent, A::withdraw, S::withdrawn},
    {meeting, S::mutual, A::withdraw, S::withdrawn},
    {meeting, S::mutual, A::plan, S::planned},
    {meeting, S::planned, A::revise, S::mutual},
    {meeting, S::planned, A::conclude, S::concluded},
    {meeting, S::planned, A::miss, S::missed},

    {pilot, S::draft, A::submit, S::submitted},
    {pilot, S::submitted, A::accept, S::planned},
    {pilot, S::submitted, A::send_back, S::draft},
    {pilot, S::planned, A::begin, S::active},
    {pilot, S::active, A::conclude, S::concluded},
    {pilot, S::draft, A::withdraw, S::withdrawn},
    {pilot, S::submitted, A::withdraw, S::withdrawn},
    {pilot, S::planned, A::withdraw, S::withdrawn},
    {pilot, S::active, A::withdraw, S::withdrawn},

    {certificate, S::draft, A::confirm, S::confirmed},
    {certificate, S::draft, A::refuse, S::refused},
    {certificate, S::confirmed, A::expire, S::expired},
    {certificate, S::confirmed, A::withdraw, S::withdrawn},
    {certificate, S::draft, A::withdraw, S::withdrawn},

    {lead, S::inquiry, A::advance, S::qualified},
    {lead, S::qualified, A::advance, S::proposed},
    {lead, S::proposed, A::advance, S::visited},
    {lead, S::visited, A::advance, S::decided},
    {lead, S::decided, A::advance, S::announced},
    {lead, S::announced, A::advance, S::realised},
    {lead, S::realised, A::advance, S::aftercare},
    {lead, S::aftercare, A::conclude, S::concluded},
    {lead, S::inquiry, A::lose, S::lost},
    {lead, S::qualified, A::lose, S::lost},
    {lead, S::proposed, A::lose, S::lost},
    {lead, S::visited, A::lose, S::lost},
    {lead, S::decided, A::lose, S::lost},
    {lead, S::announced, A::lose, S::lost},

    {exchange, S::draft, A::publish, S::published},
    {exchange, S::published, A::conclude, S::concluded},
    {exchange, S::draft, A::withdraw, S::withdrawn},
    {exchange, S::published, A::withdraw, S::withdrawn},

    {indicator, S::draft, A::publish, S::published},
    {indicator, S::published, A::retire, S::retired},

    {outcome, S::draft, A::submit, S::submitted},
    {outcome, S::submitted, A::send_back, S::draft},
    {outcome, S::submitted, A::confirm, S::confirmed},
    {outcome, S::confirmed, A::freeze, S::frozen},
    {outcome, S::draft, A::withdraw, S::withdrawn},
    {outcome, S::submitted, A::withdraw, S::withdrawn},

    {newsletter, S::draft, A::send, S::sent},
    {newsletter, S::draft, A::withdraw, S::withdrawn},

    {subscription, S::applied, A::activate, S::active},
    {subscription, S::applied, A::erase, S::erased},
    {subscription, S::active, A::erase, S::erased},

    {join_request, S::applied, A::confirm, S::submitted},
    {join_request, S::submitted, A::admit, S::fulfilled},
    {join_request, S::submitted, A::refuse, S::refused},
    {join_request, S::applied, A::erase, S::erased},
    {join_request, S::submitted, A::erase, S::erased},
    {join_request, S::fulfilled, A::erase, S::erased},
    {join_request, S::refused, A::erase, S::erased},
};

}  // namespace table_of_states
}  // namespace

std::span<const KindState> kind_states() {
  return table_of_states::states;
}

std::span<const Transition> transitions() {
  return table_of_states::arrows;
}

State first_state(Kind kind) {
  return std::ranges::find(table_of_states::states, kind, &KindState::kind)->state;
}

const KindState* find_state(Kind kind, State state) {
  const auto* found = std::ranges::find_if(
      table_of_states::states, [&](const KindState& row) { return row.kind == kind && row.state == state; });
  return found == std::end(table_of_states::states) ? nullptr : found;
}

std::optional<State> state_after(Kind kind, State from, Action action) {
  const auto* found = std::ranges::find_if(table_of_states::arrows, [&](const Transition& arrow) {
    return arrow.kind == kind && arrow.from == from && arrow.action == action;
  });
  return found == std::end(table_of_states::arrows) ? std::nullopt : std::optional(found->to);
}

bool is_transition(Kind kind, Action action) {
  return std::ranges::any_of(table_of_states::arrows,
                             [&](const Transition& arrow) { return arrow.kind == kind && arrow.action == action; });
}

}  // namespace twinlight::partnership
