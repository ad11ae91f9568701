package io.wavecast.experiments.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Generates reviews from a small grammar. The last opinion of a review decides, an opinion may be negated, and filler sentences surround
 * it, so a classifier that counts words is not sufficient.
 *
 * <pre>
 *  review  = filler* (opinion | contrary "but" opinion) filler*
 *  opinion = "the" thing "was" degree? (kind | "not" unkind)        of a positive opinion; reversed for a negative one
 * </pre>
 */
final class GeneratedReviews {
    private static final String[] THINGS = {
        "plot",
        "story",
        "acting",
        "music",
        "ending",
        "camera",
        "dialogue",
        "cast",
        "humour",
        "direction",
        "pace",
        "script"
    };
    private static final String[] KIND = {
        "good",
        "great",
        "moving",
        "clever",
        "charming",
        "fresh",
        "gripping",
        "warm",
        "brilliant",
        "funny",
        "honest",
        "subtle"
    };
    private static final String[] UNKIND = {
        "bad", "dull", "clumsy", "stale", "boring", "cold", "awful", "silly", "tired", "predictable", "shallow", "loud"
    };
    private static final String[] DEGREES = {"very", "quite", "really", "rather", "truly"};
    private static final String[] DAYS = {"monday", "friday", "sunday", "holiday"};
    private static final String[] PEOPLE = {"sister", "uncle", "friends", "neighbour", "children"};
    private static final String[] PLACES = {"cinema", "theatre", "museum", "harbour", "library"};

    private final Random random;

    private GeneratedReviews(Random random) {
        this.random = random;
    }

    /** Generates reviews, half of them positive. */
    static List<Review> of(int count, Random random) {
        var grammar = new GeneratedReviews(random);
        List<Review> reviews = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            reviews.add(grammar.review(i % 2 == 0));
        }
        return reviews;
    }

    private Review review(boolean positive) {
        var text = new StringBuilder();
        filler(text);
        if (random.nextBoolean()) {
            opinion(text, !positive);
            text.append(", but ");
        }
        opinion(text, positive);
        text.append(". ");
        filler(text);
        return Review.of(text.toString(), positive);
    }

    private void opinion(StringBuilder text, boolean positive) {
        boolean negated = random.nextInt(3) == 0;
        text.append("the ").append(one(THINGS)).append(" was ").append(negated ? "not " : "");
        if (random.nextInt(3) == 0) {
            text.append(one(DEGREES)).append(' ');
        }
        text.append(one(positive == negated ? UNKIND : KIND)).append(' ');
    }

    private void filler(StringBuilder text) {
        for (int i = random.nextInt(3); i > 0; i--) {
            switch (random.nextInt(3)) {
                case 0 ->
                    text.append("i saw it on a ")
                            .append(one(DAYS))
                            .append(" with my ")
                            .append(one(PEOPLE));
                case 1 -> text.append("my ").append(one(PEOPLE)).append(" knew the book");
                default -> text.append("it plays in a ").append(one(PLACES));
            }
            text.append(" . ");
        }
    }

    private String one(String[] words) {
        return words[random.nextInt(words.length)];
    }
}
