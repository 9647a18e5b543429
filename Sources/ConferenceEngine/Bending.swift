import Conferencing

extension ConferenceEngine {
    /// Whether the service is to be wrong in a rule: asked at the one place where the rule is kept, which then breaks it.
    ///
    /// A rule with a knob needs no such place: its knob says something else than the profile that was asked for.
    @inline(__always) func isBent(_ rule: RuleID) -> Bool { bend == rule }
}

extension Profile {
    /// The profile of a service that is wrong in one rule: the first of the rule's knobs that is simulated has the next of
    /// its values. A rule without a knob is bent where it is kept.
    func bent(in rule: RuleID?) -> Profile {
        guard let rule else { return self }
        for knob in Rules[rule].knobs {
            guard let value = value(of: knob), case .words(let words, _) = Knobs[knob].values,
                let place = words.firstIndex(of: value), words.count > 1
            else { continue }
            var bent = self
            if bent.set(knob, to: words[(place + 1) % words.count]) == nil { return bent }
        }
        return self
    }
}
