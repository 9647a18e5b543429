import Conferencing
import Planning

extension Executor {
    /// How a record stands to an entry.
    func fit(_ entry: EntryProgress, _ record: RecordRef, _ bounds: EntryBounds) -> Fit {
        record.isSide
            ? fit(entry, sides[record.index], bounds) : fit(entry, inbox[record.index], bounds)
    }

    private func fit(_ entry: EntryProgress, _ record: Inbox.Record, _ bounds: EntryBounds) -> Fit {
        let pattern = entry.expectation.pattern
        guard record.at <= entry.deadline, pattern.matches(record.event, context, roster) else { return .differs }
        guard case .some(let member) = member(for: entry, subject(of: record.event)) else { return .differs }
        switch lifetimeFit(pattern, record.event, bounds) {
        case .inside: break
        case .outside: return .differs
        case .unknown: return .undecided
        }
        return record.at < entry.earliest ? .tooEarly(entry.earliest) : .fits(member)
    }

    private func fit(_ entry: EntryProgress, _ record: SideRecord, _ bounds: EntryBounds) -> Fit {
        let pattern = entry.expectation.pattern
        guard record.at <= entry.deadline else { return .differs }
        let holds = pattern.holds(for: record, context, roster)
        guard holds != false, case .some(let member) = member(for: entry, subject(of: record)) else { return .differs }
        switch sideLifetimeFit(pattern, record, bounds) {
        case .inside: break
        case .outside: return .differs
        case .unknown: return .undecided
        }
        guard holds == true else { return .undecided }
        return record.at < entry.earliest ? .tooEarly(entry.earliest) : .fits(member)
    }

    /// Of whom a record is, where the entry asks for one of each; nil where it is of nobody whom the entry asks for.
    private func member(for entry: EntryProgress, _ subject: CastIndex?) -> CastIndex?? {
        switch entry.expectation.quantifier {
        case .one: return .some(nil)
        case .each:
            guard let subject, entry.missing.contains(subject) else { return nil }
            return .some(subject)
        case .any(let members):
            guard let subject, members.contains(subject) else { return nil }
            return .some(nil)
        }
    }

    func subject(of event: ServiceEvent) -> CastIndex? {
        if case .callDial(let dial) = event.body { return roster.member(of: dial) }
        return event.subject.flatMap(roster.names.member(of:))
    }

    func subject(of record: SideRecord) -> CastIndex? {
        record.call(context.identifiers).flatMap(roster.names.member(of:))
    }

    enum LifetimeFit { case inside, outside, unknown }

    /// An attached entry is bound to the lifetimes on which its step acted, unless it names a conference.
    func lifetimeFit(_ pattern: EventPattern, _ event: ServiceEvent, _ bounds: EntryBounds) -> LifetimeFit {
        guard lifetimeIsBound(pattern, bounds), let conference = event.conference?.conference else { return .inside }
        if bounds.lifetimes.contains(conference) { return .inside }
        return bounds.undecidedLifetimes > 0 ? .unknown : .outside
    }

    /// As for events; a body that names no conference, or a wrong one, is of none on which a step acted.
    func sideLifetimeFit(_ pattern: EventPattern, _ record: SideRecord, _ bounds: EntryBounds) -> LifetimeFit {
        guard lifetimeIsBound(pattern, bounds) else { return .inside }
        guard let conference = record.conference(context.identifiers) else { return .outside }
        if bounds.lifetimes.contains(conference) { return .inside }
        return bounds.undecidedLifetimes > 0 ? .unknown : .outside
    }

    /// Whether an entry looks at the lifetimes on which its step acted only.
    private func lifetimeIsBound(_ pattern: EventPattern, _ bounds: EntryBounds) -> Bool {
        guard pattern.room == nil else { return false }
        switch bounds.step.step(in: plan).action {
        case .dial, .answer, .digits, .wait, .expect, .quiet, .assert, .fault, .block: return false
        case .join, .leave, .hangUp, .moderate, .endConference, .stream(.start), .stream(.stop), .recording,
            .announce, .announceToAll:
            return true
        case .stream(.endpoint): return false
        // Whoever speaks in no conference has acted on none.
        case .speak, .silence, .press: return !bounds.lifetimes.isEmpty
        }
    }
}
