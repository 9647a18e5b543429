import Conferencing
import Scenarios
import YAMLSource

/// The cast, to be found by name: who is meant by `alice`, `guest` and `guest.2`.
struct CastTable {
    /// What a name means in this cast.
    enum Named {
        /// One call.
        case one(CastIndex)
        /// A group, by its place among the declarations.
        case group(Int)
        /// A member that a group does not have.
        case noSuchMember(of: Int)
        /// A name whose declaration is wrong; that has been said, and nothing more is to be.
        case broken
        /// No name of the cast.
        case unknown
    }

    /// A declaration's stretch of the cast.
    struct Place {
        var declaration: CallDeclaration
        var first: Int32
        var count: Int32
        /// Made once and shared by all who name the group.
        var all: [CastIndex]

        var isGroup: Bool { declaration.count != nil }
    }

    /// In the order of their declaration.
    private(set) var places: [Place] = []
    /// How many calls there are.
    private(set) var count: Int32 = 0
    private let names: NameIndex
    /// Whether an unknown name may be one whose declaration could not be read.
    private let isPartial: Bool

    /// A million calls are past any conference there is, and what a plan can bear.
    private static let maximumCount = 1_000_000

    /// The context of an inbound call that names none.
    static let standardContext = "default"

    /// Unfolds a scenario's cast.
    init(_ scenario: Scenario, _ findings: inout Findings) {
        names = NameIndex(scenario.calls.map(\.name.value))
        isPartial = scenario.hasUnreadableCalls
        places.reserveCapacity(scenario.calls.count)
        for call in scenario.calls {
            var place = Place(declaration: call, first: count, count: Int32(clamping: call.count ?? 1), all: [])
            if Int(count) + Int(place.count) > CastTable.maximumCount {
                findings.error(
                    .castTooLarge,
                    "the cast has more than 1,000,000 calls with \(quote(call.name.value))",
                    at: call.name.range,
                    in: scenario.document
                )
                place.declaration.isBroken = true
                place.count = 0
            }
            if place.isGroup { place.all = (0..<place.count).map { CastIndex(count + $0) } }
            count += place.count
            places.append(place)
        }
    }

    /// What the name that a scalar writes means.
    func meaning(of node: YAMLNode) -> Named {
        node.withTextBytes { meaning(ofBytes: $0) }
    }

    /// What a name means.
    func meaning(of name: String) -> Named {
        var name = name
        return name.withUTF8 { meaning(ofBytes: UnsafeRawBufferPointer($0)) }
    }

    private func meaning(ofBytes name: UnsafeRawBufferPointer) -> Named {
        if let found = names.place(ofBytes: name) {
            let place = places[found]
            if place.isGroup { return .group(found) }
            // What is broken may have been meant as a group.
            return place.declaration.isBroken ? .broken : .one(CastIndex(place.first))
        }
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")),
            let found = names.place(ofBytes: UnsafeRawBufferPointer(rebasing: name[..<dot]))
        else { return isPartial ? .broken : .unknown }
        let place = places[found]
        guard !place.declaration.isBroken else { return .broken }
        guard place.isGroup, let number = CastTable.number(name[(dot + 1)...]), number <= place.count else {
            return place.isGroup ? .noSuchMember(of: found) : .unknown
        }
        return .one(CastIndex(place.first + number - 1))
    }

    /// A member's number: digits without a leading zero, small enough for any group.
    private static func number(_ digits: Slice<UnsafeRawBufferPointer>) -> Int32? {
        guard (1...7).contains(digits.count), digits.first != UInt8(ascii: "0") else { return nil }
        var number: Int32 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + Int32(digit - UInt8(ascii: "0"))
        }
        return number
    }

    /// The declaration that a call comes from.
    func declaration(of member: CastIndex) -> CallDeclaration {
        var (low, high) = (0, places.count - 1)
        while low < high {
            let middle = (low + high + 1) / 2
            if places[middle].first <= member.index { low = middle } else { high = middle - 1 }
        }
        return places[low].declaration
    }

    /// The name that was probably meant by one that is none.
    func nearest(to name: String) -> String? {
        // Beyond a few thousand names a guess is not worth the time that it takes.
        Nearest.name(to: name, among: places.prefix(2000).map(\.declaration.name.value))
    }

    /// Everybody, ready for the plan.
    func members(dialledByStep: Set<CastIndex>) -> [CastMember] {
        var members: [CastMember] = []
        members.reserveCapacity(Int(count))
        for place in places {
            let name = place.declaration.name.value
            for number in 0..<place.count {
                let index = CastIndex(place.first + number)
                members.append(
                    member(
                        place.isGroup ? "\(name).\(number + 1)" : name,
                        place,
                        index,
                        tag: place.declaration.tag.map { place.isGroup ? "\($0.value).\(number + 1)" : $0.value },
                        isDialledByStep: dialledByStep.contains(index)
                    )
                )
            }
        }
        return members
    }

    private func member(
        _ name: String,
        _ place: Place,
        _ index: CastIndex,
        tag: String?,
        isDialledByStep: Bool
    ) -> CastMember {
        let call = place.declaration
        var dial = call.dial
        dial.tag = CallTag(index.index)
        dial.tagText = tag ?? name
        let isInbound = call.direction == .inbound
        if dial.to.isEmpty { dial.to = isInbound ? MadeUpNumber.ofMuster : MadeUpNumber.of(index) }
        if dial.from == nil { dial.from = isInbound ? MadeUpNumber.of(index) : MadeUpNumber.ofMuster }
        var member = CastMember(
            name: name,
            declaredName: call.name.value,
            range: call.name.range,
            dial: dial,
            phone: call.phone,
            dialling: isDialledByStep ? .byStep : call.isDialledAtUse ? .atUse : .beforeStart
        )
        if isInbound { member.context = call.context ?? CastTable.standardContext }
        member.isOfApplication = call.controller == .app
        return member
    }
}

/// Numbers for those of whom a scenario says none: of the block 555-01xx, which nobody has.
enum MadeUpNumber {
    /// What muster calls from.
    static let ofMuster = "+15550109999"

    /// The number of a member: its place in the cast from 1, in four digits or more.
    static func of(_ member: CastIndex) -> String {
        let place = String(member.index + 1)
        return "+1555010" + String(repeating: "0", count: max(0, 4 - place.count)) + place
    }
}
