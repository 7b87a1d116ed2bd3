import { graphql } from '../../gql'

/** Lists must be asked for again after each of these changes. */
export const changesLists = { additionalTypenames: ['ApiUser', 'ApiUserConnection'] }

/** What the Add User form shows. */
export const DraftApiUser = graphql(`
  mutation DraftApiUser {
    draftApiUser {
      email
      password
    }
  }
`)

/** Another generated password. */
export const GeneratePassword = graphql(`
  mutation GeneratePassword {
    generatePassword {
      password
    }
  }
`)

/** Makes the API user of a draft. */
export const CreateApiUser = graphql(`
  mutation CreateApiUser($input: CreateApiUserInput!) {
    createApiUser(input: $input) {
      apiUser {
        id
        email
        description
        enabled
      }
    }
  }
`)

/** Changes an API user; the answer says what is saved. */
export const UpdateApiUser = graphql(`
  mutation UpdateApiUser($input: UpdateApiUserInput!) {
    updateApiUser(input: $input) {
      apiUser {
        id
        email
        description
        enabled
        allowedNetworks
        permissions
        callsPerSecond
        callsPerDay
        version
      }
    }
  }
`)

/** Deletes a disabled API user. */
export const DeleteApiUser = graphql(`
  mutation DeleteApiUser($input: DeleteApiUserInput!) {
    deleteApiUser(input: $input) {
      deletedId
    }
  }
`)

/** One API user, fresh, for its page and its dialogs. */
export const OneApiUser = graphql(`
  query OneApiUser($id: ID!) {
    node(id: $id) {
      ... on ApiUser {
        id
        email
        description
        enabled
        state
        expiresAt
        inCharge {
          id
          name
        }
        passwords {
          id
        }
        version
      }
    }
  }
`)

/** Gives an API user a second password. */
export const RotateApiUserPassword = graphql(`
  mutation RotateApiUserPassword($input: RotateApiUserPasswordInput!) {
    rotateApiUserPassword(input: $input) {
      apiUser {
        id
        email
        description
        enabled
        version
      }
    }
  }
`)

/** Ends one of two live passwords. */
export const EndApiUserPassword = graphql(`
  mutation EndApiUserPassword($input: EndApiUserPasswordInput!) {
    endApiUserPassword(input: $input) {
      apiUser {
        id
        version
      }
    }
  }
`)

/** What a call with this password would get; neither a use nor a refusal. */
export const TestApiUserPassword = graphql(`
  mutation TestApiUserPassword($input: TestApiUserPasswordInput!) {
    testApiUserPassword(input: $input) {
      accepted
      reason
    }
  }
`)

/** What the owner may choose from for an API user: people, and how long it may live. */
export const ApiUserChoices = graphql(`
  query ApiUserChoices {
    viewer {
      account {
        id
        longestLifeDays
        defaultLifeDays
        users(first: 100) {
          edges {
            node {
              id
              name
              status
            }
          }
        }
      }
    }
  }
`)
