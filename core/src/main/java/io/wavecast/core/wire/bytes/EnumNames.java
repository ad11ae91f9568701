package io.wavecast.core.wire.bytes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names of enum constants in records and options: lower case with dashes, so {@code MIN_MAX} is {@code min-max}. */
public final class EnumNames {
    private EnumNames() {}

    /** The name of a constant. */
    public static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant with a name; empty if there is none. */
    public static <E extends Enum<E>> Optional<E> find(E[] constants, String name) {
        return Arrays.stream(constants)
                .filter(constant -> nameOf(constant).equals(name))
                .findFirst();
    }

    /** All names for a message: {@code lstm, gru or elman}. */
    public static String alternatives(Enum<?>[] constants) {
        String names = Arrays.stream(constants).map(EnumNames::nameOf).collect(Collectors.joining(", "));
        int last = names.lastIndexOf(", ");
        return last < 0 ? names : names.substring(0, last) + " or " + names.substring(last + 2);
    }
}
