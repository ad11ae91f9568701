/** Tests of the images with a Kafka in a container. */
package io.wavecast.demo.images;
