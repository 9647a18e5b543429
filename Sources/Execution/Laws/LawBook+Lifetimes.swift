import Conferencing

// How long a conference lasts, and how long its name rests: R7 of the law `refusal`, R8 of `end` and `cause`.
//
// These go by the service's own timestamps: it is the service's clock that runs, and arrivals are late by what the way takes.
extension LawBook {
    /// What timestamps may be wrong by. On the wire they are seconds in a `Double`.
    private static let blur = TimeSpan.milliseconds(1)

    /// R8: whether a conference may be as old as it is allowed to become.
    func mayEndForAge(_ sight: ConferenceSight) -> Bool {
        guard let age = profile.maximumAge else { return false }
        guard let made = sight.made else { return true }
        return !(told + LawBook.blur < made + age)
    }

    /// R8: nothing comes of a conference that should have ended long ago.
    func judgeAge(_ sight: ConferenceSight) throws(LawViolation) {
        guard let age = profile.maximumAge, let made = sight.made, sight.ended == nil else { return }
        try demand(
            !(made + age + LawBook.blur < told),
            .end,
            since: [sight.begun],
            "the conference should have ended when it was \(text: age.description) old"
        )
    }

    /// R7: whether the name of a conference that has just been made was free.
    func judgeName(_ event: ConferenceEvent, _ sight: ConferenceSight) throws(LawViolation) {
        guard sight.begun == entry, let ended = namesEnded[Array(event.name.utf8)] else { return }
        let isFree =
            switch profile.nameReuse {
            case .immediate: true
            case .after(let span): !(told + LawBook.blur < ended.told + span)
            case .refuseWhileEnding: told != ended.told
            }
        try demand(
            isFree,
            .refusal,
            since: [ended.entry],
            "a join of \(text: event.name) should be refused, as the last conference of that name has hardly ended"
        )
    }

    /// A name's conference has ended. Equal bytes are the same name whatever `name_match` says.
    mutating func noteNameEnded(_ event: ConferenceEvent) {
        guard profile.nameReuse != .immediate else { return }
        namesEnded[Array(event.name.utf8)] = (told, entry)
    }
}
