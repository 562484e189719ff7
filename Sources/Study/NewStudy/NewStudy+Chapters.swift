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

    Synthetic hearts stand here for your own, so that the book builds at once. To take your images instead, put one folder of
    DICOM files for each patient into `data/own-images`, and write

    ```yaml
    cohort: {folder: own}
    ```

    in the block below: `own` is what the top of this chapter calls the data set `own-images` of `data/catalog.yaml`.

    ```{curation-summary} cohort
    cohort: {phantom: challenge, patients: $patients, phases: 4, matrix: 64, inject: [missing-slice, rotation]}
    ```

    """

  static let learning = """
    ---
    title: Networks
    data: {own: own-images}
    ---
    # Networks

    Networks learn from some patients and are tested on others. Here too synthetic hearts stand for yours; images of your own with masks are two folders
    of PNG files with the same names in `data/own-images`, which the top of this chapter calls `own`:

    ```yaml
    data: {images: own/images, masks: own/masks}
    ```

    A run may begin with an earlier one (`from: first`), learn from fewer patients (`patients: 2`), with another loss, other
    transforms or another network; what it does not say is as in the block.

    ```{training} networks
    data: {phantom: challenge, patients: 4, matrix: 48}
    test: {phantom: challenge, patients: 2, seed: 2, matrix: 48}
    size: 48
    widths: [8, 16, 32]
    batch: 2
    images_seen: 1000
    loss: both
    transforms: "no"
    runs:
      - {name: first}
      - {name: fewer, patients: 2}
    ```

    """
}
