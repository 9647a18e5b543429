/// One knob of the profile: a question about the service that no source settles, and the answers to choose from.
public struct Knob: Sendable {
    /// Its name in profiles.
    public var name: KnobName
    /// What it may be set to.
    public var values: Values
    /// What it is where nothing is said, which is the preset `relay`.
    public var defaultValue: String
    /// What the preset `cxml` sets it to; nil where that is the default too.
    public var cxmlValue: String?
    /// What it decides, and what each value means.
    public var summary: String
    /// The rules whose alternatives it decides between.
    public var rules: [RuleID]
    /// Where the alternatives come from, by the tags of the reference.
    public var source: String
    /// What shows what it changes; nil for a knob that the simulator does not act on.
    public var showcase: Showcase?
    /// How it is set and read in a `Profile`; nil where the simulator does not act on it yet.
    let setting: KnobSetting?

    /// Whether the simulator acts on it yet.
    public var support: Support { setting == nil ? .notYet : .simulated }

    /// What shows a knob: it comes out otherwise under each value.
    public enum Showcase: Sendable, Hashable, ExpressibleByStringLiteral {
        /// Shipped scenarios: the file's path below `scenarios`.
        case scenarios(String)
        /// A test that speaks the wire's frames, by its name: of sockets and their loss no step of the language can speak.
        case frames(String)
        /// A test that reads over REST, by its name: no step of the language reads a resource or sees an HTTP status.
        case readings(String)

        /// Shipped scenarios, by their path.
        public init(stringLiteral path: String) { self = .scenarios(path) }

        /// Where to look.
        public var place: String {
            switch self {
            case .scenarios(let path): "scenarios/" + path
            case .frames(let test), .readings(let test): "the test " + test
            }
        }
    }

    /// What a knob may be set to.
    public enum Values: Sendable, Hashable {
        /// One of the first words. The others are known, and the simulator does not act on them yet.
        case words([String], notYet: [String])
        /// A quantity of this kind.
        case quantity(String)
    }
}

// MARK: - Knobs that the simulator acts on: their values are the words of the typed property

extension Knob {
    init<Word: RawRepresentable<String> & CaseIterable & Sendable>(
        _ name: KnobName,
        _ property: any WritableKeyPath<Profile, Word> & Sendable,
        notYet: [String] = [],
        default defaultValue: String,
        cxml cxmlValue: String? = nil,
        _ summary: String,
        rules: [RuleID] = [],
        source: String,
        shownIn showcase: Showcase?
    ) {
        self.init(
            name,
            KnobSetting(property),
            notYet: notYet,
            defaultValue,
            cxmlValue,
            summary,
            rules: rules,
            source: source,
            showcase
        )
    }

    init(
        _ name: KnobName,
        flag property: any WritableKeyPath<Profile, Bool> & Sendable,
        default defaultValue: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String,
        shownIn showcase: Showcase?
    ) {
        self.init(
            name,
            KnobSetting(flag: property),
            notYet: [],
            defaultValue,
            nil,
            summary,
            rules: rules,
            source: source,
            showcase
        )
    }

    private init(
        _ name: KnobName,
        _ setting: KnobSetting,
        notYet: [String],
        _ defaultValue: String,
        _ cxmlValue: String?,
        _ summary: String,
        rules: [RuleID],
        source: String,
        _ showcase: Showcase?
    ) {
        self.name = name
        self.values = .words(setting.words, notYet: notYet)
        self.defaultValue = defaultValue
        self.cxmlValue = cxmlValue
        self.summary = summary
        self.rules = rules
        self.source = source
        self.showcase = showcase
        self.setting = setting
    }
}

// MARK: - Knobs that are known and not simulated yet

extension Knob {
    /// A knob with these words, the default first.
    init(
        notYet name: KnobName,
        _ words: [String],
        cxml cxmlValue: String? = nil,
        _ summary: String,
        rules: [RuleID] = [],
        source: String
    ) {
        self.name = name
        self.values = .words([], notYet: words)
        self.defaultValue = words.first ?? ""
        self.cxmlValue = cxmlValue
        self.summary = summary
        self.rules = rules
        self.source = source
        self.showcase = nil
        self.setting = nil
    }

    /// A knob that is a quantity.
    init(
        notYet name: KnobName,
        quantity: String,
        default defaultValue: String,
        _ summary: String,
        rules: [RuleID] = [],
        source: String
    ) {
        self.name = name
        self.values = .quantity(quantity)
        self.defaultValue = defaultValue
        self.cxmlValue = nil
        self.summary = summary
        self.rules = rules
        self.source = source
        self.showcase = nil
        self.setting = nil
    }
}
