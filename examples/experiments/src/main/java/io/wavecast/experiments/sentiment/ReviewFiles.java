package io.wavecast.experiments.sentiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads reviews in the form of published collections: a folder of texts for each label, or a file of sentences for each label. */
final class ReviewFiles {
    /** The expected input, for messages. */
    static final String EXPECTED =
            "a folder with pos/ and neg/, one text per file, or with one file *.pos and one *.neg, one sentence per line";

    private static final int MIN_REVIEWS = 100; // of each label

    private ReviewFiles() {}

    /**
     * Reads the reviews of both labels.
     *
     * @param input a folder with {@code pos} and {@code neg}, or with {@code train} and {@code test} above them; or one with a file
     *     {@code *.pos} and a file {@code *.neg}; or either of these files
     * @throws IllegalArgumentException if the input has another form, or too few reviews
     */
    static List<Review> read(Path input) throws IOException {
        if (!Files.exists(input)) {
            throw new IllegalArgumentException(input + ": no such file or folder; expected " + EXPECTED);
        }
        List<Review> reviews =
                Files.isDirectory(input) ? folder(input) : sentences(fileOf(input, "pos"), fileOf(input, "neg"));
        long positive = reviews.stream().filter(Review::positive).count();
        if (positive < MIN_REVIEWS || reviews.size() - positive < MIN_REVIEWS) {
            throw new IllegalArgumentException(
                    input + ": expected at least " + MIN_REVIEWS + " reviews of each label, was " + positive
                            + " positive and " + (reviews.size() - positive) + " negative");
        }
        return reviews;
    }

    private static List<Review> folder(Path folder) throws IOException {
        if (isLabelled(folder)) {
            return texts(folder);
        }
        if (isLabelled(folder.resolve("train")) && isLabelled(folder.resolve("test"))) {
            List<Review> both = texts(folder.resolve("train"));
            both.addAll(texts(folder.resolve("test")));
            return both;
        }
        List<Path> positive = listed(folder, ".pos");
        List<Path> negative = listed(folder, ".neg");
        if (positive.size() == 1 && negative.size() == 1) {
            return sentences(positive.get(0), negative.get(0));
        }
        throw new IllegalArgumentException(folder + ": expected " + EXPECTED + ", was " + positive.size()
                + " *.pos and " + negative.size() + " *.neg");
    }

    private static boolean isLabelled(Path folder) {
        return Files.isDirectory(folder.resolve("pos")) && Files.isDirectory(folder.resolve("neg"));
    }

    private static List<Review> texts(Path folder) throws IOException {
        List<Review> reviews = new ArrayList<>();
        for (String label : List.of("pos", "neg")) {
            for (Path file : listed(folder.resolve(label), ".txt")) {
                add(reviews, text(file), label.equals("pos"));
            }
        }
        return reviews;
    }

    private static List<Review> sentences(Path positive, Path negative) throws IOException {
        List<Review> reviews = new ArrayList<>();
        text(positive).lines().forEach(line -> add(reviews, line, true));
        text(negative).lines().forEach(line -> add(reviews, line, false));
        return reviews;
    }

    private static void add(List<Review> reviews, String text, boolean positive) {
        Review review = Review.of(text, positive);
        if (!review.words().isEmpty()) {
            reviews.add(review);
        }
    }

    /** The file of a label in the folder of a file of either label. */
    private static Path fileOf(Path file, String label) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1);
        if (!ending.equals("pos") && !ending.equals("neg")) {
            throw new IllegalArgumentException(file + ": expected " + EXPECTED);
        }
        Path sibling = file.resolveSibling(name.substring(0, dot + 1) + label);
        if (!Files.isRegularFile(sibling)) {
            throw new IllegalArgumentException(sibling + ": no such file; expected " + EXPECTED);
        }
        return sibling;
    }

    private static List<Path> listed(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Reads UTF-8, or Latin-1 if the bytes are not valid UTF-8, as in older collections. */
    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }
}
