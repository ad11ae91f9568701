package io.wavecast.experiments.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewFilesTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadTextsInImdbsFolders() throws IOException {
        for (String part : List.of("train", "test")) {
            texts(folder.resolve(part).resolve("pos"), 60, "It's <br /><br />GREAT, really: 10/10.");
            texts(folder.resolve(part).resolve("neg"), 70, "dull");
        }

        List<Review> all = ReviewFiles.read(folder);
        assertThat(all).hasSize(260);
        assertThat(all.get(0))
                .isEqualTo(new Review(List.of("it's", "great", ",", "really", ":", "10", "/", "10", "."), true));
        assertThat(all.stream().filter(Review::positive)).hasSize(120);
    }

    @Test
    void shouldReadSentencesFromTheirFolderOrEitherFile() throws IOException {
        Path positive = folder.resolve("films.pos");
        Files.writeString(positive, "a café to love\n\n".repeat(150));
        Files.write(folder.resolve("films.neg"), "no caf\u00e9 .\n".repeat(140).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(ReviewFiles.read(folder)).hasSize(290).isEqualTo(ReviewFiles.read(positive));
        assertThat(ReviewFiles.read(folder.resolve("films.neg")))
                .contains(new Review(List.of("no", "café", "."), false));
    }

    @Test
    void shouldNameWhatIsMissing() throws IOException {
        assertRejected(
                folder.resolve("nowhere"), "nowhere: no such file or folder; expected a folder with pos/ and neg/");
        assertRejected(folder, "was 0 *.pos and 0 *.neg");
        Path text = Files.writeString(folder.resolve("reviews.txt"), "good");
        assertRejected(text, "reviews.txt: expected a folder with pos/ and neg/");
        Path alone = Files.writeString(folder.resolve("a.pos"), "good\n".repeat(500));
        assertRejected(alone, "a.neg: no such file");
        Files.writeString(folder.resolve("a.neg"), "bad\n".repeat(99));
        assertRejected(alone, "expected at least 100 reviews of each label, was 500 positive and 99 negative");
    }

    private static void assertRejected(Path input, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReviewFiles.read(input))
                .withMessageContaining(message);
    }

    private static void texts(Path folder, int count, String text) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            Files.writeString(folder.resolve(i + "_9.txt"), text);
        }
    }
}
