/// The numbered rules of the reference: `R` of the conference, `W` of the RELAY wire, `S` of the stream wire, `T` of REST.
public enum RuleID: String, Sendable, Hashable, CaseIterable, Comparable {
    case R1, R2, R3, R4, R5, R6, R7, R8, R10, R11, R12, R13, R14, R15, R16, R17, R18, R19, R20, R21, R22, R23, R24
    case R25, R26, R27, R28, R29, R30, R31, R32, R33, R34, R35, R36, R37, R38, R39, R40, R41, R42, R43, R44, R45, R46
    case R47, R48, R50, R51, R52, R53, R54, R55, R56, R57, R58, R60, R61, R62, R63, R64, R65, R66, R67, R70, R71, R72
    case R73, R74, R75, R80, R81, R82, R83, R84, R85, R86, R87, R88, R90
    case W1, W2, W3, W4, W10, W11, W12, W13, W14, W15, W20, W21, W22, W23, W24, W25, W26, W27, W28, W30, W31, W32, W33
    case W40, W41, W42, W50, W51, W52, W60, W61, W62, W65, W66, W67, W70, W71, W72, W73, W74
    case S1, S2, S3, S4, S5, S6, S10, S11, S12, S13, S14, S20, S21, S22, S23, S24, S25, S26
    case T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13

    /// By page, then by number.
    public static func < (left: RuleID, right: RuleID) -> Bool { left.place < right.place }

    private var place: Int { RuleID.places[self] ?? 0 }
    private static let places = Dictionary(uniqueKeysWithValues: zip(allCases, allCases.indices))
}
