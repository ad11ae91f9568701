package io.wavecast.core.topics.versions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicationsTest {
    @Test
    void shouldRememberWhatItRefusedSoThatItIsSaidOnce() {
        var library = new Library();
        library.add(new Publication("pump", Optional.of(new byte[] {1, 2, 3}), 7));
        Set<Long> refused = new HashSet<>();

        new Publications(VersionRule.DEFAULT, () -> 0, refused).takeAll(library);

        assertThat(refused).containsExactly(7L);
        assertThat(library.hasChanges()).isFalse();
    }
}
