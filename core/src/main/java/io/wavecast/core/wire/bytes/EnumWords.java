package io.wavecast.core.wire.bytes;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Choices as words on the wire: {@code MIN_MAX} is {@code min-max}. */
public final class EnumWords {
    private EnumWords() {}

    public static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static <E extends Enum<E>> Optional<E> find(E[] choices, String word) {
        return Arrays.stream(choices).filter(choice -> of(choice).equals(word)).findFirst();
    }

    /** {@code lstm, gru or elman}. */
    public static String any(Enum<?>[] choices) {
        String words = Arrays.stream(choices).map(EnumWords::of).collect(Collectors.joining(", "));
        int last = words.lastIndexOf(", ");
        return last < 0 ? words : words.substring(0, last) + " or " + words.substring(last + 2);
    }
}
