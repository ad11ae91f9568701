package io.wavecast.experiments.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a review, and whether it is positive.
 *
 * @param words in order, in lower case; punctuation marks are words, too
 */
record Review(List<String> words, boolean positive) {
    private static final Pattern MARKUP = Pattern.compile("<[^<>]{1,20}>");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{N}']*|\\p{N}+|[^\\s\\p{L}\\p{N}]");

    Review {
        words = List.copyOf(words);
    }

    /** Splits a text into words. */
    static Review of(String text, boolean positive) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(MARKUP.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT));
        while (word.find()) {
            words.add(word.group());
        }
        return new Review(words, positive);
    }
}
