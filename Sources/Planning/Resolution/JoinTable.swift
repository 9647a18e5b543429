import Conferencing
import JSONCodec
import YAMLSource

/// What one option of a join is set to, before it is merged with what else is said of it.
struct OptionSetting: Hashable {
    /// The option's name on the wire.
    var name: String
    var value: Value

    enum Value: Hashable {
        /// Not sent, whatever was said before (`null`).
        case notSent
        case typed(JoinOptions.Key, FieldValue)
        /// A text that the run fills in.
        case late(PlannedText, SourceRange)
        /// An object, of which the run fills in some texts.
        case partly(JoinOptions.Key, FieldValue, [JoinPlan.LateOption])
        /// Sent as it is (`{ literal: VALUE }`).
        case unchecked(JSONValue)
    }
}

/// The joins of a plan: equal options are one box, however many steps send them.
struct JoinTable {
    /// The options of every join.
    var ofDefaults: [OptionSetting] = []
    /// The options of every join of a room, by its place.
    var ofRooms: [[OptionSetting]] = []
    private var known: [Signature: JoinPlan] = [:]
    private var boxes: [JoinOptions: Shared<JoinOptions>] = [:]

    private struct Signature: Hashable {
        var room: RoomIndex
        var settings: [OptionSetting]
    }

    /// The plan of a join: the defaults, over them the conference's options, over them the step's.
    mutating func plan(_ settings: [OptionSetting], of index: RoomIndex, _ room: Room) -> JoinPlan {
        let signature = Signature(room: index, settings: settings)
        if let plan = known[signature] { return plan }
        var merge = Merge(options: JoinOptions(name: room.wireName))
        merge.apply(ofDefaults)
        let place = Int(index.index)
        if ofRooms.indices.contains(place) { merge.apply(ofRooms[place]) }
        merge.apply(settings)
        let box = boxes[merge.options] ?? Shared(merge.options)
        boxes[merge.options] = box
        let plan = JoinPlan(options: box, late: merge.late)
        known[signature] = plan
        return plan
    }

    /// Options as they are being merged: what comes later replaces what was said before, objects as a whole.
    private struct Merge {
        var options: JoinOptions
        var late: [JoinPlan.LateOption] = []

        mutating func apply(_ settings: [OptionSetting]) {
            for setting in settings { apply(setting) }
        }

        private mutating func apply(_ setting: OptionSetting) {
            late.removeAll { $0.name == setting.name }
            options.unchecked.removeAll { $0.name == setting.name }
            switch setting.value {
            case .typed(let key, let value):
                guard options.set(key, to: value) else {
                    preconditionFailure("'\(key.rawValue)' refuses what its own type has taken")
                }
            case .partly(let key, let value, let texts):
                guard options.set(key, to: value) else {
                    preconditionFailure("'\(key.rawValue)' refuses what its own type has taken")
                }
                late += texts
            case .notSent: clear(setting.name)
            case .late(let text, let range):
                clear(setting.name)
                late.append(JoinPlan.LateOption(name: setting.name, text: text, range: range))
            case .unchecked(let value):
                clear(setting.name)
                options.unchecked.append(JoinOptions.UncheckedOption(name: setting.name, value: value))
            }
        }

        /// The name stays: it is what says which conference is meant, unless an unchecked one takes its place.
        private mutating func clear(_ name: String) {
            guard let key = JoinOptions.Key(rawValue: name), key != .name else { return }
            _ = options.set(key, to: nil)
        }
    }
}
