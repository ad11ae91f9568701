package io.wavecast.experiments.sentiment;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Reviews of a small grammar, for those who have none at hand. What is said last counts, praise may be the denial of blame, and small
 * talk surrounds it: so counting words does not suffice.
 *
 * <pre>
 *  review  = talk* (opinion | contrary "but" opinion) talk*
 *  opinion = "the" thing "was" degree? (kind | "not" unkind)        for praise; the other way round for blame
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

    /** Half of them positive. */
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
        talk(text);
        if (random.nextBoolean()) {
            opinion(text, !positive);
            text.append(", but ");
        }
        opinion(text, positive);
        text.append(". ");
        talk(text);
        return Review.of(text.toString(), positive);
    }

    private void opinion(StringBuilder text, boolean praise) {
        boolean denied = random.nextInt(3) == 0;
        text.append("the ").append(one(THINGS)).append(" was ").append(denied ? "not " : "");
        if (random.nextInt(3) == 0) {
            text.append(one(DEGREES)).append(' ');
        }
        text.append(one(praise == denied ? UNKIND : KIND)).append(' ');
    }

    private void talk(StringBuilder text) {
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
