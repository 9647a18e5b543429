import Conferencing

/// What holds for the whole conference: the first participant's options of scope C (R40, R41), of which the first leaving
/// releases nothing.
struct ConferenceSettings: Sendable {
    var region: Region
    /// The first participant's `max_participants`.
    var maximumSize: Int64
    /// The lowest one that any accepted join had (R15 `lowest_seen`).
    var lowestMaximumSize: Int64
    /// The first participant's `beep` (R37 `beep_owner: first`).
    let beep: Beep
    /// Where webhooks go.
    var callbacks: CallbackSettings
    /// What is recorded and measured (R41, R42).
    var sound: SoundSettings

    /// Settles what the first participant said, and the service's defaults for the rest.
    init(of first: Admission, _ callbacks: CallbackSettings, _ sound: SoundSettings, _ profile: Profile) {
        self.callbacks = callbacks
        self.sound = sound
        region = first.region ?? .global
        maximumSize = first.maximumSize ?? profile.maximumParticipantsRange.defaultValue
        lowestMaximumSize = maximumSize
        beep = first.beep
    }

    /// R40: which option of a later participant says something else than is settled; nil where none does. Options that
    /// are not sent say nothing.
    func conflict(with later: Admission, _ profile: Profile) -> String? {
        if let region = later.region, region != self.region { return "region" }
        switch profile.limitOwner {
        case .first:
            if let maximum = later.maximumSize, maximum != maximumSize { return "max_participants" }
        // There each participant's limit counts, so another one is no contradiction.
        case .joiner, .lowestSeen: break
        }
        return nil
    }

    /// R40: takes a later participant's options in, once its join is accepted.
    mutating func take(_ later: Admission, _ profile: Profile) {
        if let maximum = later.maximumSize { lowestMaximumSize = min(lowestMaximumSize, maximum) }
        switch profile.conflict {
        case .ignore, .result400: break
        case .lastWins:
            if let region = later.region { self.region = region }
            if let maximum = later.maximumSize { maximumSize = maximum }
        }
    }
}

extension ConferenceEngine {
    /// R40: refuses a join that contradicts what is settled, where the profile has it so.
    mutating func checkSettings(of conference: Int, against admission: Admission) throws(Refusal) {
        switch profile.conflict {
        case .ignore, .lastWins: return
        case .result400:
            let settings = conferences[conference].settings
            let option =
                settings.conflict(with: admission, profile)
                ?? settings.callbacks.conflict(with: latestJoin.options.value, profile)
                ?? settings.sound.conflict(with: latestJoin.options.value)
            if let option { throw .settledOtherwise(option) }
        }
    }
}
