package io.wavecast.experiments.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Sentences of a small lexicon, written without spaces. Each letter is encoded as five bits: a is 00001, z is 11010.
 *
 * @param text letters a to z
 * @param wordStarts (letters) whether a word begins at the letter
 */
public record LetterSequence(String text, boolean[] wordStarts) {
    /** The first sixteen words of La Fontaine's "Le Héron", accents folded. */
    static final List<String> LEXICON = List.of(
            "un", "jour", "sur", "ses", "longs", "pieds", "allait", "je", "ne", "sais", "ou", "le", "heron", "au",
            "long", "bec");

    static final int BITS = 5;
    private static final int MIN_WORDS = 4; // of a sentence
    private static final int MAX_WORDS = 9;

    /** Draws sentences of four to nine words, each with the same probability. */
    public static LetterSequence random(int sentences, Random random) {
        var text = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        for (int s = 0; s < sentences; s++) {
            int words = MIN_WORDS + random.nextInt(MAX_WORDS - MIN_WORDS + 1);
            for (int w = 0; w < words; w++) {
                starts.add(text.length());
                text.append(LEXICON.get(random.nextInt(LEXICON.size())));
            }
        }
        boolean[] wordStarts = new boolean[text.length()];
        starts.forEach(at -> wordStarts[at] = true);
        return new LetterSequence(text.toString(), wordStarts);
    }

    int length() {
        return text.length();
    }

    /** (bits) the code of a letter, most significant bit first. */
    double[] bits(int at) {
        int code = text.charAt(at) - 'a' + 1;
        double[] bits = new double[BITS];
        for (int b = 0; b < BITS; b++) {
            bits[b] = code >> (BITS - 1 - b) & 1;
        }
        return bits;
    }

    /** The text with a capital letter where a word begins. */
    String withCapitals() {
        var capitalised = new StringBuilder(text);
        for (int t = 0; t < length(); t++) {
            if (wordStarts[t]) {
                capitalised.setCharAt(t, Character.toUpperCase(text.charAt(t)));
            }
        }
        return capitalised.toString();
    }

    /** (letters) position of each letter in its word, from 0. */
    int[] positions() {
        int[] positions = new int[length()];
        for (int t = 0; t < length(); t++) {
            positions[t] = wordStarts[t] ? 0 : positions[t - 1] + 1;
        }
        return positions;
    }
}
