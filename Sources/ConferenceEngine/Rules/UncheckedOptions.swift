import Conferencing
import JSONCodec

extension ConferenceEngine {
    /// R12: puts the options that were sent just as somebody wrote them into their places, as far as the table allows.
    ///
    /// A later one wins over an earlier one of the same name. The name and the limit are only typed here: how long and
    /// how many are the profile's business.
    func placingUnchecked(_ sent: JoinOptions) throws(Refusal) -> JoinOptions {
        var options = sent
        options.unchecked = []
        for option in sent.unchecked {
            guard let key = JoinOptions.Key(rawValue: option.name) else {
                try passUnknown(option.name)
                continue
            }
            let type: ValueType =
                switch key {
                case .name: .text()
                case .maxParticipants: .integer()
                case _: JoinOptions.parameter(key).type
                }
            guard let value = try value(of: option.value, type, for: option.name) else { continue }
            guard options.set(key, to: value) else { throw .badParameter(option.name) }
        }
        return options
    }

    /// R12 `unknown_param`. The vendor's own marker `swml` is accepted and ignored always.
    private func passUnknown(_ name: String) throws(Refusal) {
        switch profile.unknownParameter {
        case .ignore: return
        case .result400: if name != "swml" { throw .badParameter(name) }
        }
    }

    /// The value that a JSON value is under a type of the table; nil where it names something that is not looked at yet.
    private func value(of json: JSONValue, _ type: ValueType, for name: String) throws(Refusal) -> FieldValue? {
        switch (type, json) {
        case (.boolean, .bool(let flag)): return .boolean(flag)
        case (.integer(let minimum, let maximum), .number(let number)):
            guard let whole = number.int64, whole >= minimum ?? .min, whole <= maximum ?? .max else {
                throw .badParameter(name)
            }
            return .integer(whole)
        case (.number, .number(let number)): return .number(number.double)
        case (.codec, .string(let text)): return .text(try self.codec(text, for: name))
        case (.text, .string(let text)), (.word, .string(let text)), (.words, .string(let text)),
            (.url, .string(let text)):
            guard case .value(let value) = type.parse(text, quoted: true) else { throw .badParameter(name) }
            return value
        // R32: a text that is written out is the id of no call that is here.
        case (.call, .string): return .call(CallID(-1))
        case (.conference, .string): return nil
        case (.object(let parameters), .object(let object)): return try members(of: object, parameters, for: name)
        case (.texts, .object(let object)):
            guard !object.hasRepeatedNames else { throw .badParameter(name) }
            var members: [FieldValue.Member] = []
            for member in object {
                guard case .string(let text) = member.value else { throw .badParameter("\(name).\(member.name)") }
                members.append(FieldValue.Member(member.name, .text(text)))
            }
            return .object(members)
        case (.boolean, _), (.integer, _), (.number, _), (.text, _), (.word, _), (.words, _), (.url, _), (.codec, _),
            (.call, _), (.conference, _), (.object, _), (.texts, _):
            throw .badParameter(name)
        }
    }

    /// S13: a rate or an interval that the service does not take is the stream's error, and not the parameter's.
    private func codec(_ text: String, for name: String) throws(Refusal) -> String {
        do throws(ValueRefusal) {
            return try Codec(parsing: text).description
        } catch {
            guard error.kind == .outOfRange else { throw .badParameter(name) }
            return text
        }
    }

    /// The members of an option that is an object; what is required must be there.
    private func members(
        of object: JSONObject,
        _ parameters: [Parameter],
        for name: String
    ) throws(Refusal) -> FieldValue {
        for member in object where parameters.named(member.name) == nil { try passUnknown("\(name).\(member.name)") }
        var members: [FieldValue.Member] = []
        for parameter in parameters {
            let path = "\(name).\(parameter.name)"
            if let json = object[parameter.name] {
                guard let value = try value(of: json, parameter.type, for: path) else { continue }
                members.append(FieldValue.Member(parameter.name, value))
            } else if parameter.isRequired {
                throw .badParameter(path)
            }
        }
        return .object(members)
    }
}
