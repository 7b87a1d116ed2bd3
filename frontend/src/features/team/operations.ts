import { graphql } from '../../gql'

/** The list must be asked for again after each of these changes, an empty one too. */
export const changesTeam = { additionalTypenames: ['TeamAccount'] }

/** Makes an account and invites its owner; the answer alone holds the link. */
export const CreateChildAccount = graphql(`
  mutation CreateChildAccount($input: CreateChildAccountInput!) {
    createChildAccount(input: $input) {
      account {
        id
        name
        owner {
          name
          email
          invitedUntil
        }
      }
      invitationUrl
      mailed
    }
  }
`)

/** Makes a new link for an owner who hasn't accepted yet. */
export const ResendOwnerInvitation = graphql(`
  mutation ResendOwnerInvitation($id: ID!) {
    resendOwnerInvitation(input: { id: $id }) {
      account {
        id
        name
        owner {
          name
          email
          invitedUntil
        }
      }
      invitationUrl
      mailed
    }
  }
`)

/** Lets the people and API users of an account in again, or out. */
export const SetAccountEnabled = graphql(`
  mutation SetAccountEnabled($id: ID!, $enabled: Boolean!) {
    setAccountEnabled(input: { id: $id, enabled: $enabled }) {
      account {
        id
        enabled
        shut
      }
    }
  }
`)

/** Looks at an account. */
export const OpenAccount = graphql(`
  mutation OpenAccount($id: ID!) {
    openAccount(input: { id: $id }) {
      viewer {
        isLooking
      }
    }
  }
`)
