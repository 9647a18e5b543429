import Conferencing

/// What an order is about.
enum OrderSubject: Sendable, Hashable {
    case call(CallID)
    case conference(ConferenceID)
}

/// One thing that a request asks for, and what has come of it.
///
/// A session that is alone on its service knows by these what may happen: requests are carried out in the order in which
/// they were sent, and what one brings about comes next to its reply (R10).
struct SentOrder: Sendable {
    var request: RequestID
    /// Where it was sent.
    var entry: Int
    var act: Act
    /// The lifetime that it is about; nil where the request names none.
    var conference: ConferenceID?
    /// Whether it was sent over REST, which may tell of its effects ahead of its reply (T2).
    var isREST = false
    var state = State.open
    /// The event that it has brought about.
    var done: Int?
    /// Whether nothing else can have brought that about.
    var isSole = false

    enum Act: Sendable, Hashable {
        case leave, kick, end, join
        case mute(Bool), hold(Bool), coach(CallID?)
        /// Something else to hear on hold or while waiting, which no event shows (R24, R28).
        case audio
        /// An update, whatever it changes; one that makes a coach of nobody is to be refused (T5).
        case update(coachesNobody: Bool)
        /// A join of this call names the one that the order is about as a coach (R30).
        case beNamed(by: CallID)
    }

    /// An order that is refused is an order no more.
    enum State: Sendable, Hashable { case open, accepted, lost }

    func isAbout(_ other: ConferenceID) -> Bool { conference.map { $0 == other } ?? true }
}

/// What may have made a member leave.
struct LeaveCauses: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    /// The call itself, or something that is told as if it were.
    static let own = LeaveCauses(rawValue: 1)
    /// It was taken out over REST (R46).
    static let kick = LeaveCauses(rawValue: 2)
    /// The conference was ended over REST (R60).
    static let api = LeaveCauses(rawValue: 4)
    /// Where others may have had a hand in it.
    static let any: LeaveCauses = [.own, .kick, .api]
}

extension Command {
    /// The single things that it asks for.
    func orders(_ request: RequestID, sentAt entry: Int) -> [(subject: OrderSubject, order: SentOrder)] {
        func order(
            _ act: SentOrder.Act,
            in conference: ConferenceID? = nil,
            isREST: Bool = false
        ) -> SentOrder {
            SentOrder(request: request, entry: entry, act: act, conference: conference, isREST: isREST)
        }
        switch self {
        case .dial, .end, .answer, .pass, .disconnect, .sendDigits: return []
        case .join(let call, let options):
            let named = options.value.coach.map { [(OrderSubject.call($0), order(.beNamed(by: call)))] }
            return [(.call(call), order(.join))] + (named ?? [])
        case .leave(let call, let conference): return [(.call(call), order(.leave, in: conference))]
        case .hold(let call): return [(.call(call), order(.hold(true)))]
        case .unhold(let call): return [(.call(call), order(.hold(false)))]
        case .moderate(let request):
            switch request.value {
            case .end(let conference): return [(.conference(conference), order(.end, in: conference, isREST: true))]
            case .remove(let call, let conference):
                return [(.call(call), order(.kick, in: conference, isREST: true))]
            case .update(let call, let conference, let update):
                return update.acts.map { (.call(call), order($0, in: conference, isREST: true)) }
            case .announce, .startStream, .stopStream, .updateRecording, .deleteRecording: return []
            }
        }
    }
}

extension ParticipantUpdate {
    /// What it changes (T4, T5).
    fileprivate var acts: [SentOrder.Act] {
        let coach: SentOrder.Act? = coaching == false ? .coach(nil) : callToCoach.map { .coach($0) }
        let coachesNobody = coaching == true && callToCoach == nil
        return [.update(coachesNobody: coachesNobody)]
            + [muted.map { .mute($0) }, hold.map { .hold($0) }, coach].compactMap(\.self)
            + [holdURL, waitURL].compactMap(\.self).map { _ in .audio }
    }
}
