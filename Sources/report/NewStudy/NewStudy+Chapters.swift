extension NewStudy {
  static let book = """
    title: My study
    authors:
      - {name: My name, affiliation: My group}
    chapters:
      - index.md
      - curation.md
      - learning.md
    seed: 1

    """

  static let index = """
    ---
    title: Aim
    ---
    # Aim

    What this study asks stands here. Numbers are cited, never typed: {val}`cohort.patients : .0f` patients were curated
    ([](#tab-cohort)), and the network called first reaches a Dice of {val}`networks.test[first, LV].pooled : .2f` for the cavity of the left
    ventricle, over all pixels of {val}`networks.test[first, LV].patients : .0f` patients that it has not seen ([](#fig-networks-test)).

    """

  static let curation = """
    ---
    title: Images
    data: {own: own-images}
    parameters: {patients: 3}
    ---
    # Images

    What was found in the images of {val}`cohort.patients : .0f` patients, and what was put right, stands in [](#tab-cohort).

    ```{curation-summary} cohort
    # Synthetic hearts, so that the book builds at once. For images of your own put one folder of DICOM files for each patient
    # into data/own-images/dicom, and write here only: `cohort: {folder: own/dicom}`. At the top of this chapter `own` is said to be the
    # data set own-images of data/catalog.yaml.
    cohort: {phantom: challenge, patients: $patients, phases: 4, matrix: 64, inject: [missing-slice, rotation]}
    captions:
      locations: Where the slices of each synthetic study lie along its normal, and what became of them.
      examples: Synthetic images as they were found, named by their problem, each with what curation made of it.
    ```

    """

  static let learning = """
    ---
    title: Networks
    data: {own: own-images}
    ---
    # Networks

    Networks learn from some patients and are tested on others ([](#fig-networks-test)). A run may begin with an earlier one (`from: first`), learn from fewer patients (`patients: 2`), with another loss, other
    transforms or another network; what it does not say is as in the block.

    ```{training} networks
    # Synthetic hearts here too. Images of your own with masks are two folders of PNG files with the same names in
    # data/own-images: `data: {images: own/images, masks: own/masks}`, and others for `test`.
    data: {phantom: challenge, patients: 4, matrix: 48}
    test: {phantom: challenge, patients: 2, seed: 2, matrix: 48}
    size: 48
    widths: [8, 16, 32]
    batch: 2
    images_seen: 1000
    loss: both
    transforms: "no"
    captions:
      test: Mean Dice on synthetic test patients, with 95 % intervals that draw patients.
    runs:
      - {name: first}
      - {name: fewer, patients: 2}
    ```

    """
}
