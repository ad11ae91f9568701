package io.wavecast.core.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientSecretsTest {
    @Test
    void shouldHideEachWordOfASecretButNotTheWordsOfItsForm() {
        var secrets = new ClientSecrets(Map.of(
                "sasl.jaas.config",
                "org.x.PlainLoginModule required username=\"admin\" password=\"hunter2\";",
                "ssl.truststore.password",
                "s3cret",
                "bootstrap.servers",
                "kafka:9092"));

        assertThat(secrets.hideIn("Invalid control flag 'hunter2' of org.x.PlainLoginModule, user admin, kafka:9092"))
                .isEqualTo("Invalid control flag '[hidden]' of org.x.PlainLoginModule, user [hidden], kafka:9092");
        assertThat(secrets.hideIn("keystore password s3cret was incorrect"))
                .isEqualTo("keystore password [hidden] was incorrect");
    }

    @Test
    void shouldNotCutWordsThatContainAShortSecret() {
        assertThat(new ClientSecrets(Map.of("ssl.key.password", "a")).hideIn("a bad password"))
                .isEqualTo("[hidden] bad password");
    }
}
