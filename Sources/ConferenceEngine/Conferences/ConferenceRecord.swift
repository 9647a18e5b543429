import Conferencing

/// What the engine knows of one conference that is up.
struct ConferenceRecord: Sendable {
    /// Its lifetime (R6); the number of no lifetime while the place is vacant.
    private(set) var lifetime: ConferenceID
    /// Under what it is found (R1, R3).
    private(set) var key: RoomKey
    /// Its name as the first participant gave it.
    private(set) var name: String
    /// What the first participant settled (R40).
    var settings: ConferenceSettings
    /// The rule in which the service is wrong.
    let bend: RuleID?
    /// When it started first; nil while it has only waited.
    var startedAt: Instant?
    /// Its members.
    var attendance = Attendance()
    /// Who hears of it (R80).
    var audience = Audience()

    /// A conference without members.
    init(
        _ lifetime: ConferenceID,
        _ key: RoomKey,
        name: String,
        _ settings: ConferenceSettings,
        bend: RuleID?
    ) {
        self.bend = bend
        self.lifetime = lifetime
        self.key = key
        self.name = name
        self.settings = settings
    }

    /// The place becomes another conference's; the memory of its audience is used again.
    mutating func renew(_ lifetime: ConferenceID, _ key: RoomKey, name: String, _ settings: ConferenceSettings) {
        var audience = Audience()
        swap(&audience, &self.audience)
        self = ConferenceRecord(lifetime, key, name: name, settings, bend: bend)
        audience.removeAll()
        swap(&audience, &self.audience)
    }

    /// The place becomes vacant: nothing bears the lifetime any more (R67).
    mutating func vacate() { lifetime = ConferenceID(-1) }
}

extension ConferenceEngine {
    /// R5: creates a conference for its first participant. R6, R7: the lifetime is new, whatever bore the name before.
    mutating func create(_ key: RoomKey, _ admission: Admission) -> Int {
        let lifetime = nextLifetime
        lifetimes += 1
        ownersOfLifetimes.append(key.project)
        let name = latestJoin.options.value.name
        let settings = ConferenceSettings(
            of: admission,
            CallbackSettings(of: latestJoin.options, profile, areTold: webhooks == .told),
            SoundSettings(of: latestJoin.options),
            profile
        )
        let place = vacancies.popLast() ?? conferences.count
        if place < conferences.count {
            conferences[place].renew(lifetime, key, name: name, settings)
        } else {
            conferences.append(ConferenceRecord(lifetime, key, name: name, settings, bend: bend))
        }
        rooms[key] = place
        if memory == .kept {
            past.begin(Past.Life(name: name, created: clock, place: place, region: settings.region))
        }
        noteCallbacks(of: place)
        beginAging(of: place)
        return place
    }

    /// R6: the id of the conference that is created next.
    var nextLifetime: ConferenceID { ConferenceID(isBent(.R6) ? max(0, lifetimes - 1) : lifetimes) }

    /// Makes the place of a conference without members vacant, and its name free, now or later (R7).
    mutating func vacate(_ conference: Int) {
        rooms[conferences[conference].key] = nil
        rest(conferences[conference].key, of: conferences[conference].lifetime)
        if memory == .kept {
            past.end(conferences[conference].lifetime, conferences[conference].settings.region, at: clock)
        }
        conferences[conference].vacate()
        vacancies.append(conference)
        endAging()
    }
}
