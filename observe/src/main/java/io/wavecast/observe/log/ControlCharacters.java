package io.wavecast.observe.log;

/**
 * Escapes characters that would let a value forge lines of a log or control a terminal: control characters, separators of lines and
 * paragraphs, characters that change the direction of text, and halves of surrogate pairs.
 */
final class ControlCharacters {
    private ControlCharacters() {}

    /** The text with {@code \n}, {@code \r}, {@code \t}, or the form with four hexadecimal digits, in place of each such character. */
    static String escaped(String text) {
        int first = 0;
        while (first < text.length() && !unsafe(text.codePointAt(first))) {
            first += Character.charCount(text.codePointAt(first));
        }
        if (first == text.length()) {
            return text;
        }
        var safe = new StringBuilder(text.length() + 16).append(text, 0, first);
        text.substring(first).codePoints().forEach(character -> {
            if (unsafe(character)) {
                append(safe, character);
            } else {
                safe.appendCodePoint(character);
            }
        });
        return safe.toString();
    }

    private static void append(StringBuilder safe, int character) {
        switch (character) {
            case '\n' -> safe.append("\\n");
            case '\r' -> safe.append("\\r");
            case '\t' -> safe.append("\\t");
            default -> {
                for (char half : Character.toChars(character)) {
                    safe.append(String.format("\\u%04x", (int) half));
                }
            }
        }
    }

    static boolean unsafe(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
