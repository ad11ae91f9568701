/** The packed images beside a Kafka in a container. */
package io.wavecast.demo.images;
